// Asked for by the workspace, so nobody needs to be asked again; without scripts the button remains.
document.querySelector<HTMLButtonElement>('button[name="logout"]')?.click();
