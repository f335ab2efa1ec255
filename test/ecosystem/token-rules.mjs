import { hunksOf, isCode } from './token-hunks.mjs';
import { parse, tokensOf } from './tokens.mjs';

/** @import { Token } from './tokens.mjs' */

/** Options whose plain value may be turned round. */
const SWITCHES = new Set(['secure', 'dangerouslyDisableSecureCookies']);
const OPPOSITE = new Map([
  ['true', 'false'],
  ['false', 'true'],
]);

const OPENING = ['(', '[', '{'];
const CLOSING = [')', ']', '}'];

/**
 * What a patched TypeScript file breaks of: it parses; the original's tokens, comments included, are a subsequence
 * of its own but for switches turned round; the space between tokens is the same where nothing was added.
 * @param {string} path
 * @param {string} before
 * @param {string} after
 * @returns {string[]}
 */
export function checkTokens(path, before, after) {
  const file = parse(path, after);
  const [mistake] = file.parseDiagnostics;
  if (mistake !== undefined) {
    return [`${path}:${lineOf(after, mistake.start)} does not parse: ${String(mistake.messageText)}`];
  }
  const place = (/** @type {Token} */ { from }) => `${path}:${lineOf(before, from)}`;
  const now = tokensOf(file);
  const old = tokensOf(parse(path, before));
  // Code is aligned apart from space, so that a blank that was kept never hides a name that was.
  const lost = hunksOf(old.filter(isCode), now.filter(isCode)).flatMap((hunk) =>
    isSwitch(hunk) ? [] : hunk.removed,
  );
  const hunks = hunksOf(old, now);
  const respaced = hunks.filter(
    (hunk) => ![...hunk.removed, ...hunk.added].some(isCode) && !isBroken(hunk, now, hunks),
  );
  return [
    ...lost.map((token) => `${place(token)} lost the token ${token.text}`),
    ...respaced.map(({ at }) => `${path}:${lineOf(after, now[at]?.from)} other space (in the new text)`),
  ].slice(0, 3);
}

/** `secure: false` became `secure: true`, or the other way round. */
function isSwitch({ removed, added, before: [name, colon] }) {
  const turned =
    removed.length === 1 && added.length === 1 && OPPOSITE.get(removed[0].text) === added[0].text;
  return turned && colon === ':' && SWITCHES.has(name);
}

/** A list on one line that was broken into several because something was added in it. */
function isBroken({ at, removed, added }, now, hunks) {
  const [from, to] = bracketsAround(now, at);
  const inside = hunks.some((hunk) => hunk.at > from && hunk.at < to && hunk.added.some(isCode));
  const breaks = (/** @type {Token} */ { text }) => /[\r\n]/.test(text);
  return inside && added.some(breaks) && !removed.some(breaks);
}

/** Indexes of the innermost pair of brackets around a token. */
function bracketsAround(tokens, at) {
  const step = (index, by, [down, up]) => {
    let depth = 0;
    let i = index;
    for (; i >= 0 && i < tokens.length && depth >= 0; i += by) {
      if (down.includes(tokens[i].text)) depth += 1;
      if (up.includes(tokens[i].text)) depth -= 1;
    }
    return i - by;
  };
  return [step(at - 1, -1, [CLOSING, OPENING]), step(at, 1, [OPENING, CLOSING])];
}

/** @param {string} text @param {number} offset */
export function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}
