import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { messagesFor, type Messages } from './messages.ts';

export const MessagesContext = createContext<Messages>(messagesFor('en'));

export const useMessages = () => useContext(MessagesContext);
