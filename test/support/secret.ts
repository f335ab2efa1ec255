import { expect } from 'vitest';

/** The secret as it could leave in disguise: encoded, or as a part that would be enough to recognise it. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // The bytes before it decide on how base64 cuts it, so that only its middle is the same wherever it stands.
  const shifted = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    secret.slice(0, 24),
    secret.slice(-24),
    ...shifted,
    ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Array.from(secret).reverse().join(''),
  ];
}

/** No text has the secret in it, in any form. */
export function expectNoTrace(texts: readonly string[], secret: string): void {
  for (const text of texts) {
    for (const form of disguises(secret)) if (text.includes(form)) expect(text).not.toContain(form);
    expect(text.toLowerCase()).not.toContain(Buffer.from(secret).toString('hex'));
  }
}
