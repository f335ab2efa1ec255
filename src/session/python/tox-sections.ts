/** Values by key; each is its lines, those that are indented included. */
export type Section = ReadonlyMap<string, readonly string[]>;

/** By the names of sections, as they are written. */
export type Sections = ReadonlyMap<string, Section>;

/** The sections of a tox.ini. */
export function sectionsOf(text: string): Sections {
  const sections = new Map<string, Map<string, string[]>>();
  let section = new Map<string, string[]>();
  let value: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const name = /^\[(.+)\]\s*$/.exec(line)?.[1];
    const [, key, first = ''] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      section = new Map<string, string[]>();
      sections.set(name, section);
    } else if (key !== undefined) {
      value = [first];
      section.set(key, value);
    } else if (/^\s+[^\s#;]/.test(line)) value.push(line.trim());
  }
  return sections;
}

/** The section of an environment alone, and its name as it is written: `testenv:py{312,313}-lint` is that of two. */
export function sectionFor(sections: Sections, environment: string): [string, Section] | undefined {
  return [...sections].find(
    ([name]) => name.startsWith(OF_ONE) && namesIn(name.slice(OF_ONE.length)).includes(environment),
  );
}

const OF_ONE = 'testenv:';

/**
 * The environments that a tox without `-e` runs, or those that it may run with a name that can't be told; those of the
 * sections where no list names any.
 */
export function allNames(sections: Sections): string[] {
  const tox = sections.get('tox');
  const names = ['envlist', 'env_list'].flatMap((key) => tox?.get(key) ?? []).flatMap(namesIn);
  if (names.length > 0) return names;
  // Any other name than those of sections has what all have: https://tox.wiki/en/stable/config.html#base
  const own = [...sections.keys()].filter((name) => name.startsWith(OF_ONE));
  return [
    ...(sections.has('testenv') ? ['py'] : []),
    ...own.flatMap((name) => namesIn(name.slice(OF_ONE.length))),
  ];
}

/** `docs, py{312,313}-{4.2,5.2}`: https://tox.wiki/en/stable/config.html#generative-environments */
export function namesIn(text: string): string[] {
  // A comma in braces parts no names.
  const written = text.split(/[\s,]+(?![^{]*\})/).filter((name) => name !== '');
  return written.flatMap(expanded);
}

function expanded(name: string): string[] {
  const [group, inside] = /\{([^{}]*)\}/.exec(name) ?? [];
  if (group === undefined || inside === undefined) return [name];
  return inside.split(',').flatMap((one) => expanded(name.replace(group, () => one.trim())));
}

/** Whether a line is meant for an environment: `py312: pytest`, `!lint: pytest` */
export function isMeantFor(line: string, environment: string): boolean {
  const condition = CONDITION.exec(line)?.[1];
  if (condition === undefined) return true;
  const factors = new Set(environment.split('-'));
  return namesIn(condition).some((name) =>
    name.split('-').every((one) => (one.startsWith('!') ? !factors.has(one.slice(1)) : factors.has(one))),
  );
}

/** The condition that a line begins with. */
export const CONDITION = /^([\w{},!.-]+):\s+/;
