'use strict';
// The tests put both beside this file: they are those of the stand-in for @wristband/nestjs-auth.
const { readCookie, writeCookie } = require('./cookie.js');
const { open, seal } = require('./seal.js');

const MINIMUM_SECRET_LENGTH = 32;

exports.createWristbandSession = (options) => (request, response, next) => {
  const { cookieName = 'session', maxAge = 3600 } = options;
  try {
    const secrets = checked(options.secrets);
    const session = open(readCookie(request, cookieName), secrets) ?? {};
    let saved = false;
    define(session, 'save', async () => {
      saved = true;
    });
    request.session = session;
    beforeHeaders(response, () => {
      if (saved) writeCookie(response, cookieName, seal(session, secrets[0], maxAge), options);
    });
    next();
  } catch (error) {
    next(error);
  }
};

/** Looked at by each request, as in the SDK: a bad secret does not stop the start. */
function checked(secrets) {
  const list = Array.isArray(secrets) ? secrets : [secrets];
  for (const secret of list) {
    if (typeof secret !== 'string' || secret.length < MINIMUM_SECRET_LENGTH)
      throw new Error(`Wristband session: each secret needs at least ${MINIMUM_SECRET_LENGTH} characters.`);
  }
  return list;
}

function define(target, name, value) {
  Object.defineProperty(target, name, { value, enumerable: false });
}

function beforeHeaders(response, action) {
  const writeHead = response.writeHead;
  response.writeHead = function (...args) {
    response.writeHead = writeHead;
    action();
    return writeHead.apply(response, args);
  };
}
