import { render } from 'preact';
import { Live } from './live.view.tsx';

const root = document.querySelector('#live');
if (!root) throw new Error('The page has no place for the live view.');
render(<Live />, root);
