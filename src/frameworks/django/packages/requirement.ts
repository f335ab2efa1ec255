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
