/** @import { Verdict } from './verdict.mjs' */

const OUTCOMES = ['patched', 'consent', 'already', 'refused', 'wrong'];
const WIDTHS = [58, 14, 9];

/** @param {Verdict} verdict */
export function rowOf({ name, version, supported, outcome, details }) {
  const mark = supported ? version : `${version} –`;
  const cells = [name, mark, outcome].map((cell, index) => cell.padEnd(WIDTHS[index]));
  const [first = '', ...rest] = details;
  return [`${cells.join(' ')} ${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(84)}${line}`)].join(
    '\n',
  );
}

/** @param {readonly Verdict[]} verdicts */
export function totalsOf(verdicts) {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  return [
    ...kinds.flatMap((kind) => linesOf(kind, ofKind(verdicts, kind))),
    '– after a version: not supported (older than NestJS 10 or Django 4.2, or not on Express)',
    'consent: only a yes of the user is missing; judged as if it had been given',
  ].join('\n');
}

function ofKind(verdicts, kind) {
  return verdicts.filter((verdict) => verdict.kind === kind);
}

function linesOf(kind, verdicts) {
  const supported = verdicts.filter((verdict) => verdict.supported);
  const done = supported.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'wrong').length;
  const share = supported.length === 0 ? 100 : (100 * done) / supported.length;
  return [
    `${kind}: all ${verdicts.length}: ${countsOf(verdicts)}`,
    `${kind}: supported ${supported.length}: ${countsOf(supported)} (${share.toFixed(1)} % not refused, not wrong)`,
  ];
}

function countsOf(verdicts) {
  const count = (/** @type {string} */ wanted) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  return OUTCOMES.map((outcome) => `${outcome} ${count(outcome)}`).join(', ');
}
