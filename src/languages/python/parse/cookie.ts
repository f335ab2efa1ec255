/** PEP 263 defines the cookie by these two expressions; it counts in line 1, or in line 2 after a comment or a blank line. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(#|$)/;

/** The encoding that a file declares and its line; undefined when it declares none. */
export function codingCookie(text: string): { readonly encoding: string; readonly line: number } | undefined {
  const [first = '', second = ''] = text.split(/\r\n|\r|\n/, 2);
  const inFirst = COOKIE.exec(first)?.[1];
  if (inFirst !== undefined) return { encoding: inFirst, line: 1 };
  const inSecond = BLANK_OR_COMMENT.test(first) ? COOKIE.exec(second)?.[1] : undefined;
  return inSecond === undefined ? undefined : { encoding: inSecond, line: 2 };
}

/** Whether a declared encoding is UTF-8, under the names that CPython knows for it. */
export function isUtf8(encoding: string): boolean {
  const name = encoding.toLowerCase().replaceAll('_', '-');
  return ['utf8', 'utf-8', 'utf', 'u8'].includes(name) || name.startsWith('utf-8-');
}
