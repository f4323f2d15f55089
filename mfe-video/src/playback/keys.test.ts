import { expect, test } from 'vitest';
import { commandOf, obey } from './keys.ts';
import { swapAddress } from './swap-address.ts';

const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
  commandOf({ key: name, altKey: false, ctrlKey: false, metaKey: false, ...held });

function aPlayer() {
  const asked: string[] = [];
  const player = {
    currentTime: 42,
    duration: 100,
    paused: false,
    ended: false,
    playbackRate: 1.5,
    defaultPlaybackRate: 1,
    address: 'https://storage.example/a?1',
    get src() {
      return this.address;
    },
    /** As HTML's load algorithm does it. */
    set src(next: string) {
      Object.assign(this, { address: next, currentTime: 0, paused: true });
      this.playbackRate = this.defaultPlaybackRate;
    },
    async play() {
      asked.push('play');
      player.paused = false;
    },
    pause() {
      asked.push('pause');
      player.paused = true;
    },
    async requestFullscreen() {
      asked.push('full screen');
    },
  };
  return { player, asked };
}

test('keys seek by five and ten seconds, and not beyond either end', () => {
  const { player } = aPlayer();
  const press = (name: string) => obey(player, key(name)!, {} as Document);
  press('ArrowRight');
  expect(player.currentTime).toBe(47);
  press('J');
  expect(player.currentTime).toBe(37);
  for (let each = 0; each < 10; each++) press('j');
  expect(player.currentTime).toBe(0);
  for (let each = 0; each < 20; each++) press('l');
  expect(player.currentTime).toBe(100);
});

test('space and k stop and go on, f fills the screen', () => {
  const { player, asked } = aPlayer();
  for (const name of [' ', 'k', 'f']) {
    obey(player, key(name)!, { fullscreenElement: null } as Document);
  }
  expect(asked).toEqual(['pause', 'play', 'full screen']);
});

test.each([
  ['held with Ctrl', 'l', { ctrlKey: true }],
  ['held with Alt', 'ArrowLeft', { altKey: true }],
  ['that nobody named', 'x', {}],
])('a key %s is left to the browser', (_how, name, held) => {
  expect(key(name, held)).toBeUndefined();
});

test('another address keeps place and speed, and a playing player plays on', () => {
  const { player, asked } = aPlayer();
  swapAddress(player, 'https://storage.example/a?2');
  expect(player).toMatchObject({ currentTime: 42, playbackRate: 1.5, paused: false });
  expect(player.src).toBe('https://storage.example/a?2');
  expect(asked).toEqual(['play']);
});

test('a paused player stays paused, and the same address changes nothing', () => {
  const { player, asked } = aPlayer();
  player.paused = true;
  swapAddress(player, 'https://storage.example/a?2');
  expect(player.paused).toBe(true);
  player.currentTime = 50;
  swapAddress(player, 'https://storage.example/a?2');
  expect(player.currentTime).toBe(50);
  expect(asked).toEqual([]);
});
