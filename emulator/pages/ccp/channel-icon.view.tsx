const shapes = {
  chat: 'M3 3.5h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H7l-3 2.5v-2.5H3a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1z',
  voice:
    'M4 2.5l2 .2.8 2.6-1.3 1.2a8 8 0 0 0 4 4l1.2-1.3 2.6.8.2 2c0 .8-.7 1.5-1.5 1.5A9.5 9.5 0 0 1 2.5 4c0-.8.7-1.5 1.5-1.5z',
};

export function ChannelIcon({ channel }: { channel: 'chat' | 'voice' }) {
  return (
    <svg class="channel" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[channel]} fill="none" stroke="currentColor" stroke-width="1.3" />
    </svg>
  );
}
