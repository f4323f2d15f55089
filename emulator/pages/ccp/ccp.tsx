import { render } from 'preact';
import { App } from './app.view.tsx';
import { startConsole, type Start } from './start.ts';

const root = document.querySelector<HTMLElement>('#ccp');
if (!root) throw new Error('The page has no place for the console.');

const ringMs = Number(root.dataset.ringMs);
const draw = (start: Start | 'starting') => render(<App start={start} ringMs={ringMs} />, root);
draw('starting');
void startConsole().then(draw);
