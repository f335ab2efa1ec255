import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { preview } from '../../build/core/preview.js';
import { SECRET } from './planning.mjs';

/** @import { Planned } from './planning.mjs' */
/** @import { PlannedFile } from '../../build/model/change.js' */

/**
 * What holds for every plan, whatever the framework.
 * @param {Planned} planned
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkPlan({ plan, context, again }) {
  const { root } = context.workspace;
  return [
    ...plan.files.flatMap((change) => [...checkBytes(change, root), ...checkLines(change)]),
    ...(await checkSecrecy(plan, context)),
    ...(await checkPreview(plan, context)),
    ...(await checkSecond(again)),
  ];
}

/** @param {PlannedFile} change @param {string} root */
function checkBytes({ path, before, after, text }, root) {
  const faults = [];
  if (before !== undefined && !readFileSync(join(root, path)).equals(before.bytes)) {
    faults.push(`${path} was planned from other bytes than those on the disk`);
  }
  const old = before === undefined ? '' : new TextDecoder().decode(before.bytes);
  const crlf = (/** @type {string} */ lines) => lines.split('\r\n').length - 1;
  const lf = (/** @type {string} */ lines) => lines.split('\n').length - 1 - crlf(lines);
  if (crlf(old) > 0 && lf(old) === 0 && lf(text) > 0) faults.push(`${path} has mixed line endings now`);
  if (before !== undefined && crlf(old) === 0 && crlf(text) > 0)
    faults.push(`${path} has CRLF line endings now`);
  if (!Buffer.from(after).toString('utf8').endsWith(text)) faults.push(`${path}: bytes and text differ`);
  return faults;
}

/** The files of lines: nothing but whole lines is added. @param {PlannedFile} change */
function checkLines({ path, before, text, mode }) {
  if (!/(^|\/)(\.env[^/]*|\.gitignore|[\w-]*\.(txt|in))$/.test(path)) return [];
  const old =
    before === undefined ? [] : new TextDecoder().decode(before.bytes).split(/\r?\n/).filter(Boolean);
  const lines = text.split(/\r?\n/).filter(Boolean);
  const faults = isSubsequence(old, lines) ? [] : [`${path} lost or moved lines`];
  const secrets = lines.filter((line) => line.includes(SECRET)).length;
  if (secrets > 1 || (secrets === 1 && path.endsWith('.example')))
    faults.push(`${path} holds ${secrets} secrets`);
  if (secrets === 1 && before === undefined && mode !== 0o600)
    faults.push(`${path} is not for its owner only`);
  return faults;
}

/** A file that gets the secret is none of git's, now or with the planned .gitignore. */
async function checkSecrecy({ files }, { git }) {
  const ignoring = files.some(({ path }) => path.endsWith('.gitignore'));
  const faults = [];
  for (const { path, text } of files.filter((change) => change.text.includes(SECRET))) {
    const kept = ignoring || !git.repository || (await git.ignores(path));
    if (!kept || (await git.tracks(path))) faults.push(`git would take ${path}, which holds the secret`);
    if (!/(^|\n)\w+=/.test(text)) faults.push(`${path} holds the secret and is no env file`);
  }
  return faults;
}

function isSubsequence(old, lines) {
  let found = 0;
  for (const line of lines) if (line === old[found]) found += 1;
  return found === old.length;
}

async function checkPreview(plan, { shell, workspace }) {
  const diff = preview(plan);
  const faults = diff.includes(SECRET) ? ['the preview shows the secret'] : [];
  if (diff === '') return faults;
  const result = await shell.run(['git', '-C', workspace.root, 'apply', '--check', '-'], `${diff}`);
  const fails = result === undefined || result.exitCode !== 0;
  return fails ? [...faults, `git apply --check: ${result?.stderr.split('\n')[0]}`] : faults;
}

async function checkSecond(again) {
  const { blocked, files } = await again();
  return [
    ...blocked.map(({ file, reason }) => `a second plan is blocked: ${file} ${reason}`),
    ...files.map(({ path, done }) => `a second plan changes ${path}: ${done.join(', ')}`),
  ];
}
