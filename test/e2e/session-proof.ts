import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';

interface Cookie {
  readonly value: string;
  /** Lower-case names; an attribute without a value has ''. */
  readonly attributes: ReadonlyMap<string, string>;
}

interface Expected {
  readonly cookieName: string;
  readonly secure: boolean;
}

/**
 * Asks the probe routes of a running application to write into the session and to read it back. The cookie must be
 * encrypted, have the attributes of the guide, restore the session, and be worthless when it was changed.
 */
export async function proveSession(url: string, { cookieName, secure }: Expected): Promise<void> {
  const plain = `plain-${randomUUID()}`;
  const cookie = await writeSession(url, cookieName, plain);
  expect(cookie.value.length, 'the cookie holds the session').toBeGreaterThan(plain.length);
  for (const reading of readings(cookie.value)) expect(reading).not.toContain(plain);
  expect(cookie.attributes.has('secure'), 'Secure').toBe(secure);
  expect(cookie.attributes.has('httponly'), 'HttpOnly').toBe(true);
  expect(cookie.attributes.get('samesite')).toBe('Lax');
  expect(cookie.attributes.get('path')).toBe('/');
  expect(await readSession(url, `${cookieName}=${cookie.value}`)).toBe(plain);
  expect(await readSession(url, `other=1`)).toBeNull();
  expect(await readSession(url, `${cookieName}=${changed(cookie.value)}`)).toBeNull();
}

/** Writes one value into a new session. */
export async function writeSession(url: string, cookieName: string, value: string): Promise<Cookie> {
  const response = await fetch(`${url}/probe/write?value=${value}`);
  expect(response.status, await response.text()).toBe(200);
  const cookie = response.headers.getSetCookie().find((header) => header.startsWith(`${cookieName}=`));
  if (cookie === undefined) throw new Error(`No ${cookieName} cookie was set.`);
  return parse(cookie);
}

export async function readSession(url: string, cookie: string): Promise<unknown> {
  const response = await fetch(`${url}/probe/read`, { headers: { cookie } });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text);
}

function parse(header: string): Cookie {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const parted = attributes.map((attribute): [string, string] => {
    const [name = '', value = ''] = attribute.split('=');
    return [name.toLowerCase(), value];
  });
  return { value: pair.slice(pair.indexOf('=') + 1), attributes: new Map(parted) };
}

/** What somebody who does not know the secret can read out of a cookie. */
function readings(value: string): string[] {
  return [value, decodeURIComponent(value), Buffer.from(value, 'base64url').toString('latin1')];
}

/** One character in the middle replaced by another one of the same alphabet. */
function changed(value: string): string {
  const middle = Math.floor(value.length / 2);
  return value.slice(0, middle) + (value[middle] === 'A' ? 'B' : 'A') + value.slice(middle + 1);
}
