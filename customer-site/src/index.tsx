import '@video-escalation/contracts/tokens.css';
import './page/base.css';
import { pressOnce } from '@video-escalation/contracts/press-once';
import { render } from 'preact';
import { App } from './app.tsx';
import { messagesFor } from './messages.ts';
import { takeReference } from './widget/given-reference.ts';

pressOnce(document);
const messages = messagesFor(navigator.language);
document.documentElement.lang = messages.language;
const reference = takeReference(window);

render(<App messages={messages} reference={reference} />, document.getElementById('root')!);
