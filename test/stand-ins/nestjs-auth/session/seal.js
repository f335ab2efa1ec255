'use strict';
const { createCipheriv, createDecipheriv, createHash, randomBytes } = require('node:crypto');

const NONCE = 12;
const TAG = 16;

/** The session as AES-256-GCM, base64url: nonce, tag, text. */
function seal(session, secret, maxAge) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key(secret), nonce);
  const content = JSON.stringify({ session, expires: Date.now() + maxAge * 1000 });
  const text = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** The session, or undefined when no secret opens it or its time is over. */
function open(sealed, secrets) {
  if (sealed === undefined) return undefined;
  const bytes = Buffer.from(sealed, 'base64url');
  for (const secret of secrets) {
    const content = decrypt(bytes, secret);
    if (content !== undefined) return content.expires > Date.now() ? content.session : undefined;
  }
  return undefined;
}

function decrypt(bytes, secret) {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(secret), bytes.subarray(0, NONCE));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

function key(secret) {
  return createHash('sha256').update(secret, 'utf8').digest();
}

exports.open = open;
exports.seal = seal;
