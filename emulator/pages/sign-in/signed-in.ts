// Tells the console, which may sit in another page's frame, that it can load again.
new BroadcastChannel('ccp-sign-in').postMessage('signed-in');
// Only a window that a script opened can be closed by one; otherwise the page's words remain.
window.close();
