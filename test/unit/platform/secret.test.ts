import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { generateSecret, readSecret } from '../../../src/platform/secret.js';

const given = (text: string): Promise<string> =>
  readSecret(Readable.from([text]), new AbortController().signal);

describe('the secret', () => {
  it('is 32 random bytes as base64url', () => {
    const secrets = new Set(Array.from({ length: 100 }, generateSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    }
  });

  // As cmd's echo leaves it, too.
  it.each(['\n', '\r\n', '', ' \r\n', '\t', '\r\n\r\n'])(
    'is taken from stdin without its end (%j)',
    async (end) => {
      const secret = 'Tulips-and_roses=32+pots/of.clay!';
      expect(await given(secret + end)).toBe(secret);
    },
  );

  it('is rejected when it does not end', async () => {
    const endless = (function* () {
      for (;;) yield Buffer.from('0123456789-abcdefghij');
    })();
    const reading = readSecret(Readable.from(endless), new AbortController().signal);
    await expect(reading).rejects.toMatchObject({
      exitCode: 2,
      message: 'The secret on stdin is longer than 4096 characters.',
    });
  });

  it('is put together from its bytes, however they are cut', async () => {
    const secret = 'Tulips-and_roses=32+pots/of.clay!';
    const parts = [...Buffer.from(`${secret}\n`)].map((byte) => Buffer.of(byte));
    expect(await readSecret(Readable.from(parts), new AbortController().signal)).toBe(secret);
  });

  it('is rejected when it is short, and not repeated', async () => {
    const error = await given('too-short-SENTINEL').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('18 characters; at least 32'),
    });
    expect(JSON.stringify(error)).not.toContain('SENTINEL');
  });

  it.each(['x'.repeat(40), 'dummyval-b5c1-463a-812c-0d8db87c0ec5'])(
    'is rejected when anyone can guess it',
    async (bad) => {
      const error = await given(bad).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ exitCode: 2 });
      expect(JSON.stringify(error)).not.toContain(bad);
    },
  );

  it.each(['$', '#', '"', "'", '`', '\\', ' ', '\n', 'é', '\0'])(
    'is rejected when it contains %j',
    async (bad) => {
      await expect(given(`SENTINEL-0123456789-0123456789${bad}0123456789`)).rejects.toMatchObject({
        exitCode: 2,
      });
    },
  );

  it.each([
    ['\uFEFF0123456789-0123456789-0123456789', 'a byte order mark'],
    ['0123456789-0123456789-0123456789 SENTINEL', 'a space'],
    ['0123456789-0123456789-0123456789\r\nSENTINEL', 'a line ending'],
    ['"0123456789-0123456789-0123456789"', 'a quote'],
    ['0123456789-0123456789-0123456789$', 'a character that'],
  ])('is rejected with a message that says what is wrong: %j', async (secret, what) => {
    const error = await given(secret).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining(`holds ${what}`) });
    expect(JSON.stringify(error)).not.toMatch(/SENTINEL|0123456789/);
  });

  it('stops waiting when the run is interrupted', async () => {
    const controller = new AbortController();
    const waiting = readSecret(new Readable({ read: () => undefined }), controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow();
  });
});
