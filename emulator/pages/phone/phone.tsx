import { render } from 'preact';
import { Phone } from './phone.view.tsx';

const root = document.querySelector('#phone');
if (!root) throw new Error('The page has no place for the phone.');
render(<Phone />, root);
