import { ADD } from './install.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import { admits, versionOf, type Version } from './specifier.js';
import type { PackageManager } from './manager.js';
import type { Packages } from './survey.js';

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
 * Looks whether the packages that the project has can hold a version of the SDK that has what a run puts in.
 * @param file the file to name where only an environment says which version there is
 */
export function checkSdkVersion(packages: Packages, file: string): Change[] {
  const { sdk } = packages;
  const title = `use ${sdk.name} ${sdk.floor} or later`;
  const problems = [...sdkProblems(packages, file), ...pythonProblems(packages)];
  const notes = [...requirementNotes(packages), ...rangeNotes(packages)];
  if (problems.length === 0 && notes.length === 0) return [];
  // A note names its file itself: that one need not even be readable as text.
  const [first = file] = problems.map((one) => one.file);
  const [blocked, ...also] = problems.map(({ result }) => ({ ...result, title }));
  const run: Change['run'] = () =>
    blocked === undefined ? { kind: 'unchanged', notes } : { ...blocked, also };
  return [{ title, file: first, run }];
}

function sdkProblems(packages: Packages, where: string) {
  const { sdk } = packages;
  const floor: Version = versionOf(sdk.floor) ?? [0, 0];
  return [...declaredVersions(packages, sdk.name), ...presentVersions(packages, where)]
    .filter(({ specifier }) => admits(specifier, floor) === 'never')
    .map(({ specifier, how, file, line }) => ({
      file,
      result: blockedBy(
        `${sdk.name}${operatorOf(specifier)} ${how}, which ${sdk.lacks}.`,
        `Upgrade it and rerun:\n\n${upgrade(packages)}`,
        line,
      ),
    }));
}

function pythonProblems({ pythonVersion, sdk }: Packages) {
  if (pythonVersion === undefined) return [];
  const { specifier, file } = pythonVersion;
  if (admits(specifier, sdk.python) !== 'never') return [];
  const oldest = sdk.python.join('.');
  const reason = `This project runs on Python ${specifier} (${file}). ${sdk.name} needs Python ${oldest} or later.`;
  return [
    {
      file,
      result: blockedBy(reason, `Upgrade the project to Python ${oldest} or later and rerun.`),
    },
  ];
}

/** The installer refuses the SDK beside such a version, and says so; the code is right all the same. */
function requirementNotes(packages: Packages): Note[] {
  const { name: sdk, needs } = packages.sdk;
  if (needs === undefined) return [];
  return declaredVersions(packages, needs.name)
    .filter(({ specifier }) => admits(specifier, needs.version) === 'never')
    .map(({ specifier, how, file, line }) => ({
      message: `${needs.name}${operatorOf(specifier)} ${how}, but ${sdk} needs ${needs.requirement}: upgrade it, or the installation fails.`,
      file,
      ...(line === undefined ? {} : { line }),
    }));
}

/** They look for versions that every Python of the range can have. */
const RESOLVERS: ReadonlySet<PackageManager> = new Set(['poetry', 'uv', 'pdm']);

/** As above: the manager refuses the SDK where the project is also for an older Python. */
function rangeNotes({ manager, pythonRange, requirements, locked, sdk }: Packages): Note[] {
  const isThere = locked.has(sdk.name) || requirements.some(({ name }) => name === sdk.name);
  if (isThere || pythonRange === undefined || manager === undefined || !RESOLVERS.has(manager)) return [];
  const { specifier, file } = pythonRange;
  if (!/[\^~>=]/.test(specifier) || admits(specifier, sdk.python) !== 'sometimes') return [];
  const oldest = sdk.python.join('.');
  return [
    {
      message: `The project is for Python ${specifier}, and ${sdk.name} needs ${oldest} or later: raise the lower bound to ${oldest} first, or ${manager} refuses the package.`,
      file,
    },
  ];
}

function declaredVersions({ requirements }: Packages, wanted: string): Held[] {
  return requirements
    .filter(({ name, specifier }) => name === wanted && specifier !== '')
    .map((one) => ({ ...one, how: 'is declared' }));
}

function presentVersions({ locked, installed, sdk }: Packages, where: string): Held[] {
  const inLock = locked.get(sdk.name);
  const inEnvironment = installed?.get(sdk.name);
  return [
    ...(inLock === undefined ? [] : [{ specifier: inLock.version, how: 'is locked', file: inLock.file }]),
    ...(inEnvironment === undefined ? [] : [{ specifier: inEnvironment, how: 'is installed', file: where }]),
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
function upgrade({ manager = 'pip', sdk }: Packages): string {
  const bound = `${sdk.name}>=${sdk.floor}`;
  return manager === 'pip' || manager === 'hatch' ? bound : `${ADD[manager].join(' ')} "${bound}"`;
}
