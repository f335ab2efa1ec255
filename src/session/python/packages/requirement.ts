import { nameOf } from '../../../model/paths.js';

/** One declared dependency. */
export interface Requirement {
  /** Normalised as PEP 503 says: lower case, `-` for `_` and `.`. */
  readonly name: string;
  /** As written, without markers: `>=4.2,<5`; empty when any version will do. */
  readonly specifier: string;
  readonly file: string;
  readonly line?: number;
  /** The group or the extra that it belongs to, where not everybody needs it. */
  readonly group?: { readonly kind: 'group' | 'extra'; readonly name: string };
}

/** Reads a PEP 508 requirement: `Django[argon2] >=4.2 ; python_version > "3.8"`. */
export function readRequirement(text: string): Pick<Requirement, 'name' | 'specifier'> | undefined {
  const [, name, rest = ''] =
    /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || !/^($|[<>=!~;@(^])/.test(rest)) return undefined;
  const [specifier = ''] = rest.split(';');
  return { name: normalised(name), specifier: specifier.startsWith('@') ? '' : specifier.trim() };
}

/** @see https://peps.python.org/pep-0503/#normalized-names */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** A pip requirements file. */
export interface RequirementsFile {
  readonly path: string;
  readonly requirements: readonly Requirement[];
  /** The files whose lines count as its own: `-r base.txt`. */
  readonly takesIn: readonly string[];
  /** The files that only bound the versions of what others declare: `-c constraints.txt`. */
  readonly bounds: readonly string[];
  /** It is such a file: its requirements are no declarations. */
  readonly isBound?: boolean;
  /** The files that a program compiles it from. */
  readonly sources: readonly string[];
  /** Why no line can be added: a program writes it anew, it has hashes, or its bytes are not UTF-8. */
  readonly closed?: 'compiled' | 'hashes' | 'encoding';
}

/** `requirements-dev.txt`, `requirements/local.txt` */
export const DEVELOPMENT = /(^|[_.-])(dev|develop|development|local)([_.-]|$)/i;
const TESTS = /(^|[_.-])(tests?|testing|ci|docs?|lint)([_.-]|$)/i;

/** Whether what a file declares is for development and tests alone. */
export function isForDevelopment({ path }: Pick<RequirementsFile, 'path'>): boolean {
  return DEVELOPMENT.test(nameOf(path)) || TESTS.test(nameOf(path));
}
