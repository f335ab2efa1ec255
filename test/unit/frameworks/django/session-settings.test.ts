import { describe, expect, it } from 'vitest';
import { ENGINE } from '../../../../src/frameworks/django/settings/names.js';
import { configureSession } from '../../../../src/frameworks/django/changes/session-settings.js';
import { followInAuthConfig } from '../../../../src/frameworks/django/changes/auth-config.js';
import { SITE, answers, edited, run } from './support.js';

const REST = `SESSION_ENGINE = '${ENGINE}'\nSESSION_COOKIE_AGE = 60\nSESSION_COOKIE_HTTPONLY = True\nSESSION_COOKIE_SAMESITE = 'Lax'\n`;
const configure = (insecureDev = false) =>
  configureSession(SITE, answers(), insecureDev ? 'insecure' : 'secure');
const follow = (insecureDev = false) => followInAuthConfig(SITE, insecureDev);

describe('SESSION_COOKIE_SECURE', () => {
  it.each([
    ['True', '', 'False  # IMPORTANT: Set to True in production!', ''],
    [
      'True',
      '  # Ensures the cookie is only sent over HTTPS',
      'False',
      '  # IMPORTANT: Set to True in production!',
    ],
    ['True', '  # ask Ada first', 'False', '  # ask Ada first'],
  ])('%s%s becomes insecure with the flag', (before, comment, after, kept) => {
    expect(edited(configure(true), `${REST}SESSION_COOKIE_SECURE = ${before}${comment}\n`)).toBe(
      `${REST}SESSION_COOKIE_SECURE = ${after}${kept}\n`,
    );
  });

  it.each([
    ['', ''],
    ['  # IMPORTANT: Set to True in production!', '  # Ensures the cookie is only sent over HTTPS'],
    ['  # ask Ada first', '  # ask Ada first'],
  ])('False%s becomes secure without it', (before, after) => {
    expect(edited(configure(), `${REST}SESSION_COOKIE_SECURE = False${before}\n`)).toBe(
      `${REST}SESSION_COOKIE_SECURE = True${after}\n`,
    );
  });

  it.each(['not DEBUG', "env.bool('SECURE', default=True)", 'SECURE', '1'])(
    '%s is kept and noted',
    (value) => {
      const text = `${REST}SESSION_COOKIE_SECURE = ${value}\n`;
      for (const insecureDev of [true, false]) {
        expect(run(configure(insecureDev), text)).toMatchObject({
          kind: 'unchanged',
          notes: [{ message: expect.stringContaining(value), line: 5 }],
        });
      }
    },
  );

  it('is kept, and nothing said, where only DEBUG keeps it from being True', () => {
    const text = `${REST}if not DEBUG:\n    SESSION_COOKIE_SECURE = True\n`;
    expect(run(configure(), text)).toMatchObject({ kind: 'unchanged', notes: [] });
  });
});

describe('the rest of the block', () => {
  it('mentions what is weak', () => {
    const weak = REST.replace('HTTPONLY = True', 'HTTPONLY = False').replace("'Lax'", "'None'");
    const result = run(configure(), `${weak}SESSION_COOKIE_SECURE = True\n`);
    expect(result).toMatchObject({ kind: 'unchanged', notes: [{ line: 3 }, { line: 4 }] });
  });

  it('stands beside an engine that is there', () => {
    const text = `SESSION_ENGINE = '${ENGINE}'  # ours\nSESSION_COOKIE_AGE = 60\nLAST = 1\n`;
    const after = edited(configure(), text);
    expect(after.indexOf('SESSION_COOKIE_SECURE')).toBeLessThan(after.indexOf('LAST'));
    expect(after).not.toContain('# Wristband encrypted');
  });

  it.each([`SESSION_ENGINE, X = '${ENGINE}', 1\n`, `SESSION_ENGINE = OTHER = '${ENGINE}'\n`])(
    'is added to an engine that is set in %j',
    (text) => {
      const after = edited(configure(), text);
      expect(after).toContain('SESSION_COOKIE_SECURE = True');
      expect(after.split(ENGINE)).toHaveLength(2);
    },
  );

  it('has the engine where that is set under a condition', () => {
    const text = `if X:\n    SESSION_ENGINE = OTHER = '${ENGINE}'\n`;
    expect(edited(configure(), text)).toMatch(/^SESSION_ENGINE = /m);
  });

  it.each([
    ["SESSION_ENGINE = engine_of('db')\n", true],
    ["SESSION_ENGINE = env('ENGINE', default='x.y')\n", true],
    ["SESSION_ENGINE = f'{PACKAGE}.sessions'\n", true],
    [`SESSION_ENGINE = '${ENGINE}'\nSESSION_ENGINE = 'x'\n`, true],
    [`from x import SESSION_ENGINE\n`, false],
    [`SESSION_ENGINE = '${ENGINE}'\nif X:\n    del SESSION_ENGINE\n`, false],
    [
      `SESSION_ENGINE = '${ENGINE}'\ndef f():\n    global SESSION_ENGINE\n    SESSION_ENGINE = x\nf()\n`,
      false,
    ],
    [`SESSION_ENGINE = '${ENGINE}'\nfor SESSION_ENGINE in X:\n    pass\n`, false],
  ])('is refused for %j', (text, withConsent) => {
    const result = run(configure(), text);
    expect(result.kind).toBe('blocked');
    expect('consent' in result).toBe(withConsent);
  });
});

describe("Django's own engines", () => {
  const DB = 'django.contrib.sessions.backends.db';

  it.each([
    `SESSION_ENGINE = '${DB}'\n`,
    `SESSION_ENGINE: str = '${DB}'\n`,
    `SESSION_ENGINE = ('${DB}')\n`,
    `SESSION_ENGINE = 'django.contrib.sessions.backends.%s' % KIND\n`,
    "SESSION_ENGINE = env('ENGINE')\n",
    "SESSION_ENGINE = os.getenv('ENGINE')\n",
    `SESSION_ENGINE = env('ENGINE', default='${DB}')\n`,
    `SESSION_ENGINE = os.getenv('ENGINE') or '${DB}'\n`,
    `SESSION_ENGINE = '${ENGINE}' if LIVE else '${DB}'\n`,
  ])('are replaced: %j', (text) => {
    const [line] = edited(configure(), text).split('\n');
    expect(line).toMatch(`= '${ENGINE}'`);
    expect(line).not.toContain(DB);
  });

  it('leave a comment in their parentheses alone', () => {
    const text = `SESSION_ENGINE = (  # ask Ada\n    '${DB}'\n)\n`;
    expect(edited(configure(), text)).toContain(`(  # ask Ada\n    '${ENGINE}'\n)`);
  });

  it.each([
    `if X:\n    SESSION_ENGINE = '${DB}'\n`,
    `try:\n    SESSION_ENGINE = '${DB}'\nexcept E:\n    pass\n`,
  ])('are replaced under a condition, and the engine is set otherwise: %j', (text) => {
    const after = edited(configure(), text);
    expect(after).not.toContain(DB);
    expect(after.match(new RegExp(`^ *SESSION_ENGINE = '${ENGINE}'`, 'gm'))).toHaveLength(2);
  });

  it.each([`SESSION_ENGINE = '${ENGINE}'\n`, `ENCRYPTED = '${ENGINE}'\nSESSION_ENGINE = ENCRYPTED\n`])(
    'are not looked for where the engine is right: %j',
    (text) => {
      expect(edited(configure(), text).startsWith(text)).toBe(true);
    },
  );
});

describe('WRISTBAND_AUTH', () => {
  it.each([
    ['WRISTBAND_AUTH = {}\n', "WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': True}\n"],
    [
      'WRISTBAND_AUTH = {\n    "a": 1\n}\n',
      'WRISTBAND_AUTH = {\n    "a": 1,\n    "dangerously_disable_secure_cookies": True\n}\n',
    ],
    [
      "WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': False, 'b': 'c'}\n",
      "WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': True, 'b': 'c'}\n",
    ],
  ])('gets the key with the flag: %j', (before, after) => {
    const style = before.includes("'") || after.includes('"') ? '' : "X = 'single'\n";
    expect(edited(follow(true), style + before)).toBe(style + after);
    expect(edited(follow(), style + after)).toBe((style + after).replace(': True', ': False'));
  });

  it.each(['', 'WRISTBAND_AUTH = {}\n', "WRISTBAND_AUTH = {'dangerously_disable_secure_cookies': DEBUG}\n"])(
    'is left alone without it: %j',
    (text) => {
      expect(run(follow(), text)).toMatchObject({ kind: 'unchanged' });
    },
  );

  it.each([
    'WRISTBAND_AUTH = load()\n',
    'WRISTBAND_AUTH = {**BASE}\n',
    "WRISTBAND_AUTH = {}\nWRISTBAND_AUTH['x'] = 1\n",
    'if X:\n    WRISTBAND_AUTH = {}\n',
  ])('is refused with the flag, noted without it: %j', (text) => {
    expect(run(follow(true), text)).toMatchObject({
      kind: 'blocked',
      manual: expect.stringContaining('] = True'),
    });
    expect(run(follow(), text)).toMatchObject({ kind: 'unchanged', notes: [{ file: 'settings.py' }] });
  });
});
