'use strict';
const { Inject, Injectable, Module } = require('@nestjs/common');
const { readCookie, writeCookie } = require('./cookie.js');
const { open, seal } = require('./seal.js');

const SESSION_OPTIONS = 'WRISTBAND_SESSION_OPTIONS';
const MINIMUM_SECRET_LENGTH = 32;

class WristbandExpressSessionMiddleware {
  constructor(options) {
    this.options = options;
  }

  use(request, response, next) {
    const secrets = checked(this.options.secrets);
    const { cookieName = 'session', maxAge = 3600 } = this.options;
    const session = open(readCookie(request, cookieName), secrets) ?? {};
    let saved = false;
    define(session, 'save', async () => {
      saved = true;
    });
    request.session = session;
    beforeHeaders(response, () => {
      if (saved) writeCookie(response, cookieName, seal(session, secrets[0], maxAge), this.options);
    });
    next();
  }
}
Injectable()(WristbandExpressSessionMiddleware);
Inject(SESSION_OPTIONS)(WristbandExpressSessionMiddleware, undefined, 0);

class WristbandExpressSessionModule {
  static forRootAsync(options) {
    const provider = { provide: SESSION_OPTIONS, useFactory: options.useFactory, inject: options.inject ?? [] };
    return {
      module: WristbandExpressSessionModule,
      imports: options.imports ?? [],
      providers: [provider],
      exports: [provider],
    };
  }
}
Module({})(WristbandExpressSessionModule);

/** Looked at by each request, as in the SDK: a bad secret does not stop the start. */
function checked(secrets) {
  const list = Array.isArray(secrets) ? secrets : [secrets];
  for (const secret of list) {
    if (typeof secret !== 'string' || secret.length < MINIMUM_SECRET_LENGTH) {
      throw new Error(`Wristband session: each secret needs at least ${MINIMUM_SECRET_LENGTH} characters.`);
    }
  }
  return list;
}

function define(target, name, value) {
  Object.defineProperty(target, name, { value, enumerable: false });
}

/** The cookie is written once, however often the session is saved. */
function beforeHeaders(response, action) {
  const writeHead = response.writeHead;
  response.writeHead = function (...args) {
    response.writeHead = writeHead;
    action();
    return writeHead.apply(response, args);
  };
}

exports.WristbandExpressSessionMiddleware = WristbandExpressSessionMiddleware;
exports.WristbandExpressSessionModule = WristbandExpressSessionModule;
