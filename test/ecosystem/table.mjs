/** @import { Verdict } from './verdict.mjs' */

const OUTCOMES = ['patched', 'with consent', 'already', 'blocked', 'cannot tell', 'wrong'];
const WIDTHS = [58, 14, 12];

/** @param {Verdict} verdict */
export function rowOf({ name, version, supported, outcome, details }) {
  const mark = supported ? version : `${version} –`;
  const cells = [name, mark, outcome].map((cell, index) => cell.padEnd(WIDTHS[index]));
  const [first = '', ...rest] = details;
  return [`${cells.join(' ')} ${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(87)}${line}`)].join(
    '\n',
  );
}

/** @param {readonly Verdict[]} verdicts */
export function totalsOf(verdicts) {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  return [
    ...kinds.flatMap((kind) => linesOf(kind, ofKind(verdicts, kind))),
    '– after a version: not supported (older than NestJS 10, Django 4.2 or FastAPI 0.100, or not on Express)',
    'with consent: blocked without consent; planned and checked again with --force',
    'cannot tell: the project cannot be run here even before the change; it counts as not patched',
  ].join('\n');
}

function ofKind(verdicts, kind) {
  return verdicts.filter((verdict) => verdict.kind === kind);
}

function linesOf(kind, verdicts) {
  const supported = verdicts.filter((verdict) => verdict.supported);
  const patched = shareOf(supported, ['patched', 'already']);
  const withConsent = shareOf(supported, ['patched', 'already', 'with consent']);
  return [
    `${kind}: all ${verdicts.length}: ${countsOf(verdicts)}`,
    `${kind}: supported ${supported.length}: ${countsOf(supported)}`,
    `${kind}: of the supported ones ${patched} patched, ${withConsent} when the user consents`,
  ];
}

function countsOf(verdicts) {
  const count = (/** @type {string} */ wanted) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  return OUTCOMES.map((outcome) => `${outcome} ${count(outcome)}`).join(', ');
}

function shareOf(verdicts, outcomes) {
  const done = verdicts.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return `${(verdicts.length === 0 ? 100 : (100 * done) / verdicts.length).toFixed(1)} %`;
}
