import { expect, it } from 'vitest';
import { hiddenSecrets } from '../../../../src/frameworks/fastapi/project/secret.js';
import { parsePython } from '../../../../src/languages/python/index.js';

const SECRET = 'a-secret-0123456789-abcdefghijklmnopqrstuv';
const WRISTBAND = 'from wristband.fastapi_auth import SessionMiddleware\n';
const STARLETTE = 'from starlette.middleware.sessions import SessionMiddleware\n';

it.each([
  [
    'what the session is given',
    `${WRISTBAND}app.add_middleware(SessionMiddleware, secret_key="${SECRET}")\n`,
  ],
  ['a constant', `${WRISTBAND}KEY = "${SECRET}"\napp.add_middleware(SessionMiddleware, secret_key=KEY)\n`],
  [
    'a name that is misspelt',
    `${WRISTBAND}app.add_middleware(SessionMiddleware, key=["${SECRET}", "short"])\n`,
  ],
  ['a class without its import', `app.add_middleware(SessionMiddleware, secret_key="${SECRET}")\n`],
  ['no class at all', `app.add_middleware(secret_key="${SECRET}")\n`],
])('hides a secret: %s', (_title, text) => {
  expect(secretsOf(text)).toContain(SECRET);
});

it.each([
  ["another session's secret", `${STARLETTE}app.add_middleware(SessionMiddleware, secret_key="${SECRET}")\n`],
  ['a secret of another call', `client = Client(secret_key="${SECRET}")\n`],
  [
    "the cookie's name",
    `${WRISTBAND}app.add_middleware(SessionMiddleware, session_cookie="wristband_session")\n`,
  ],
])('shows %s', (_title, text) => {
  expect(secretsOf(text)).toEqual([]);
});

function secretsOf(text: string): string[] {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error('it does not parse');
  return hiddenSecrets(parsed);
}
