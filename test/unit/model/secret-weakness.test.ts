import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { weaknessOf } from '../../../src/model/secret-weakness.js';

describe('a secret that protects nothing', () => {
  it.each([
    ['dummyval-b5c1-463a-812c-0d8db87c0ec5', 'published'],
    ['dummy_67f44f4964e6c998dee827110c', 'published'],
    ['dummy-value-463a-812c-0d8db87c0ec5c1', 'published'],
    ['x'.repeat(40), 'easy to guess'],
    ['0'.repeat(32), 'easy to guess'],
    ['abc123'.repeat(6), 'easy to guess'],
    ['abcdefghijklmnopqrstuvwxyz0123456789', 'easy to guess'],
    ['0123456789abcdef0123456789abcdef', 'easy to guess'],
    ['98765432109876543210987654321098', 'easy to guess'],
    ['qwertyuiopasdfghjklzxcvbnmqwertyu', 'easy to guess'],
    ['my-super-secret-session-key-123456', 'easy to guess'],
    ['ThisIsAVerySecretKeyForDevelopment32', 'easy to guess'],
    ['replace_me_with_a_random_secret_32', 'easy to guess'],
    ['thisisaverysecretkeyfordevelopment', 'easy to guess'],
    ['please set a secret for the session', 'easy to guess'],
  ] as const)('is named: %s', (secret, weakness) => {
    expect(weaknessOf(secret)).toBe(weakness);
  });
});

describe('a secret that may be good', () => {
  it.each([
    'q0Vb7yM2nJx9Zk4Lr8Tt1Hs6Wd3Pf5Cg-a_e',
    'f3b1c2d4e5a69788796a5b4c3d2e1f0a',
    '41728394650918273645546372819009',
    'correct horse battery staple garden',
    'django-insecure-8x!k2p9$w@5v7q&3z6t',
    'one-key-for-everything-0123456789-abcdefx',
    'for-the-garden-shed-only-0123456789-abc',
  ])('is left alone: %s', (secret) => {
    expect(weaknessOf(secret)).toBeUndefined();
  });

  it('is one that was drawn, in any usual spelling', () => {
    for (let index = 0; index < 2000; index += 1) {
      const bytes = randomBytes(32);
      const digits = Array.from(bytes, (byte) => byte % 10).join('');
      for (const secret of [bytes.toString('base64url'), bytes.toString('hex'), digits])
        expect([secret, weaknessOf(secret)]).toEqual([secret, undefined]);
    }
  });
});
