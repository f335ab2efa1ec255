import { describe, expect, it } from 'vitest';
import { cacheHome, isTurnedOff } from '../../../src/code-cache/place.js';

const home = () => '/home/ada';
const nowhere = () => {
  throw new Error('no home');
};

describe('the folder for caches', () => {
  it.each([
    ['linux', {}, '/home/ada/.cache'],
    ['linux', { XDG_CACHE_HOME: '/var/ada' }, '/var/ada'],
    ['linux', { XDG_CACHE_HOME: 'not/absolute' }, '/home/ada/.cache'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/ada/.cache'],
    ['darwin', {}, '/home/ada/Library/Caches'],
    ['darwin', { XDG_CACHE_HOME: '/var/ada' }, '/var/ada'],
    ['win32', { LOCALAPPDATA: '/Users/ada/AppData/Local' }, '/Users/ada/AppData/Local'],
    ['win32', {}, undefined],
  ] as const)('on %s with %j is %s', (platform, environment, folder) => {
    expect(cacheHome({ platform, environment, home })).toBe(folder);
  });

  it('is nowhere for a user without a home', () => {
    expect(cacheHome({ platform: 'linux', environment: {}, home: nowhere })).toBeUndefined();
    expect(cacheHome({ platform: 'linux', environment: {}, home: () => '' })).toBeUndefined();
  });
});

it('is turned off by a variable of its own, and by the one of Node', () => {
  expect(isTurnedOff({ environment: {} })).toBe(false);
  expect(isTurnedOff({ environment: { CREATE_WRISTBAND_SESSION_CACHE: '0' } })).toBe(true);
  expect(isTurnedOff({ environment: { NODE_DISABLE_COMPILE_CACHE: '1' } })).toBe(true);
});
