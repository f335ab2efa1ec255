'use strict';

function readCookie(request, name) {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Defaults are those of SessionOptions. */
function writeCookie(response, name, value, options) {
  const { secure = true, maxAge = 3600, sameSite = 'Lax', domain, path = '/' } = options;
  const attributes = [
    `${name}=${value}`,
    `Max-Age=${maxAge}`,
    `Path=${path}`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ];
  response.appendHeader('Set-Cookie', attributes.join('; '));
}

exports.readCookie = readCookie;
exports.writeCookie = writeCookie;
