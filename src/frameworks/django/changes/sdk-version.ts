import type { BlockedResult, Change, Note } from '../../../model/change.js';
import { ADD } from '../packages/install.js';
import { SDK_FLOOR, SDK_PACKAGE } from '../packages/requirements-file.js';
import { admits, type Version } from '../packages/specifier.js';
import type { Packages } from '../packages/survey.js';

/** What version 1.0.0 of the SDK requires, says its pyproject.toml. */
const OLDEST_PYTHON: Version = [3, 10];
const OLDEST_CRYPTOGRAPHY: Version = [44, 0];
const CRYPTOGRAPHY = 'cryptography>=44.0.3';

/** A version that the project has, and where it says so. */
interface Held {
  /** `0.3.0`, `==41.0.7`, `>=3.8`. */
  readonly specifier: string;
  /** `is installed`, `is locked in uv.lock`, `is declared`. */
  readonly how: string;
  readonly file: string;
  readonly line?: number;
}

/**
 * Looks whether the packages that the project has can hold the session engine at all: without it, every URL answers 500.
 * @param settings the file to name where only an environment says which version there is
 */
export function checkSdkVersion(packages: Packages, settings: string): Change[] {
  const title = `use ${SDK_PACKAGE} ${SDK_FLOOR} or later`;
  const problems = [...sdkProblems(packages, settings), ...pythonProblems(packages)];
  const notes = cryptographyNotes(packages);
  const [first] = [...problems.map(({ file }) => file), ...notes.map(({ file = settings }) => file)];
  if (first === undefined) return [];
  const [blocked, ...also] = problems.map(({ result }) => ({ ...result, title }));
  const run: Change['run'] = () =>
    blocked === undefined ? { kind: 'unchanged', notes } : { ...blocked, also };
  return [{ title, file: first, run }];
}

function sdkProblems(packages: Packages, settings: string) {
  return [...declaredVersions(packages, SDK_PACKAGE), ...presentVersions(packages, settings)]
    .filter(({ specifier }) => admits(specifier, [1, 0]) === 'never')
    .map(({ specifier, how, file, line }) => ({
      file,
      result: blockedBy(
        `${SDK_PACKAGE}${operatorOf(specifier)} ${how}, which has no session engine.`,
        `Upgrade it and rerun:\n\n${upgrade(packages)}`,
        line,
      ),
    }));
}

function pythonProblems({ pythonVersion }: Packages) {
  if (pythonVersion === undefined) return [];
  const { specifier, file } = pythonVersion;
  if (admits(specifier, OLDEST_PYTHON) !== 'never') return [];
  const reason = `This project runs on Python ${specifier} (${file}). ${SDK_PACKAGE} needs Python 3.10 or later.`;
  return [
    {
      file,
      result: blockedBy(reason, 'Upgrade the project to Python 3.10 or later and rerun.'),
    },
  ];
}

/** The installer refuses the SDK beside such a version, and says so; the code is right all the same. */
function cryptographyNotes(packages: Packages): Note[] {
  return declaredVersions(packages, 'cryptography')
    .filter(({ specifier }) => admits(specifier, OLDEST_CRYPTOGRAPHY) === 'never')
    .map(({ specifier, how, file, line }) => ({
      message: `cryptography${operatorOf(specifier)} ${how}, but ${SDK_PACKAGE} needs ${CRYPTOGRAPHY}: upgrade it, or the installation fails.`,
      file,
      ...(line === undefined ? {} : { line }),
    }));
}

function declaredVersions({ requirements }: Packages, wanted: string): Held[] {
  return requirements
    .filter(({ name, specifier }) => name === wanted && specifier !== '')
    .map((one) => ({ ...one, how: 'is declared' }));
}

function presentVersions({ locked, installed }: Packages, settings: string): Held[] {
  const inLock = locked.get(SDK_PACKAGE);
  const inEnvironment = installed?.get(SDK_PACKAGE);
  return [
    ...(inLock === undefined ? [] : [{ specifier: inLock.version, how: 'is locked', file: inLock.file }]),
    ...(inEnvironment === undefined
      ? []
      : [{ specifier: inEnvironment, how: 'is installed', file: settings }]),
  ];
}

/** `==0.3.0` as it is written; a bare version is set apart from the name. */
function operatorOf(specifier: string): string {
  return /^\d/.test(specifier) ? ` ${specifier}` : specifier;
}

function blockedBy(reason: string, manual: string, line?: number): BlockedResult {
  return { kind: 'blocked', reason, manual, ...(line === undefined ? {} : { line }) };
}

/** In the words of the manager that the project uses; else the line to declare. */
function upgrade({ manager = 'pip' }: Packages): string {
  const bound = `${SDK_PACKAGE}>=${SDK_FLOOR}`;
  return manager === 'pip' || manager === 'hatch' ? bound : `${ADD[manager].join(' ')} "${bound}"`;
}
