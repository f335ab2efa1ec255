import { hunksOf, isCode } from './token-hunks.mjs';

/** @import { Sandbox } from './sandbox.mjs' */
/** @import { PlannedFile } from '../../build/model/change.js' */

/** Where a value may be replaced: the settings that this is about. */
const REPLACEABLE = /SESSION_|dangerously_disable_secure_cookies/;

/**
 * The original's tokens, comments included, are a subsequence of the patched file's, but for values of the settings
 * that are wanted and, with the user's consent, for what was moved.
 * @param {PlannedFile} change
 * @param {Sandbox} sandbox
 * @param {boolean} consent
 * @returns {string[]}
 */
export function checkPythonTokens({ path, before, text }, sandbox, consent) {
  if (before === undefined || !('text' in before.content)) return [];
  const lines = before.content.text.split(/\r\n|\r|\n/);
  const [old, now] = [before.content.text, text].map((source) =>
    sandbox.ask('', { ask: 'tokens', text: source }),
  );
  const error = now.error ?? old.error;
  if (error !== undefined) return [`${path} ${error}`];
  const hunks = hunksOf(old.tokens, now.tokens);
  const added = new Set(hunks.flatMap((hunk) => hunk.added.map((token) => token.text)));
  return hunks
    .flatMap(({ removed }) => removed.filter(isCode))
    .filter((token) => !(consent && (added.has(token.text) || isRenamed(token, added))))
    .filter(({ line }) => !REPLACEABLE.test(lines[line - 1] ?? ''))
    .map((token) => `${path}:${token.line} lost the token ${token.text}`);
}

/**
 * With consent, Starlette's session gives up the cookie's name.
 * @param {{ readonly text: string }} token
 * @param {ReadonlySet<string>} added
 */
function isRenamed({ text }, added) {
  return (
    text.slice(1, -1) === 'session' && [...added].some((one) => one.slice(1, -1) === 'starlette_session')
  );
}
