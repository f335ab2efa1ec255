import type { ShellCommand } from '../../languages/shell.js';
import { readText, type Workspace } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';
import type { Variables } from '../ci-commands.js';
import { commandsHere } from '../shell-programs.js';

type Sections = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const COMMANDS = ['commands_pre', 'commands', 'commands_post'];
const MAX_STEPS = 3;

/** A command of tox's environments that starts the application. */
export interface ToxStart {
  readonly command: ShellCommand;
  /** The configuration of tox. */
  readonly file: string;
  readonly text: string;
  /** The section that sets variables for the command. */
  readonly section: string;
  /** The key by which it does, or would. */
  readonly key: string;
  readonly variables: Variables;
  /** Whether a variable of the environment that tox runs in reaches the command. */
  readonly passes: (name: string) => boolean;
}

/**
 * The commands of tox's environments that start the application; undefined where that can't be told.
 * @param folder the one that tox runs in
 * @param args `-e docs`
 * @see https://tox.wiki/en/stable/config.html
 */
export async function startsInTox(
  workspace: Workspace,
  folder: string,
  args: readonly string[],
  starts: (command: ShellCommand, config: string) => boolean,
): Promise<ToxStart[] | undefined> {
  const config = await readConfig(workspace, folder);
  if (config === undefined) return undefined;
  const sections = sectionsOf(config.text);
  const tox = sections.get('tox');
  const names = namedIn(args) ?? [...(tox?.get('envlist') ?? []), ...(tox?.get('env_list') ?? [])];
  const all = names.flatMap(listed);
  const found = all.map((name) => startsIn(sections, name, (command) => starts(command, config.text)));
  if (all.length === 0 || found.includes(undefined)) return undefined;
  return found.flatMap((one) => (one ?? []).map((start) => ({ ...config, ...start })));
}

async function readConfig(
  workspace: Workspace,
  folder: string,
): Promise<Pick<ToxStart, 'file' | 'text'> | undefined> {
  for (const one of upwards(folder)) {
    const file = join(one, 'tox.ini');
    const text = await readText(workspace, file);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

/** Values by key; each is its lines, those that are indented included. */
function sectionsOf(text: string): Sections {
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

/** The environments of `-e docs,lint`; undefined without them. */
function namedIn(args: readonly string[]): string[] | undefined {
  const found = args.flatMap((word, index) => {
    if (word === '-e' || word === '--env') return args[index + 1] ?? [];
    return /^(?:-e|--env=)(.+)$/.exec(word)?.[1] ?? [];
  });
  return found.length === 0 ? undefined : found;
}

/** A comma in braces parts no names. */
function listed(text: string): string[] {
  return text.split(/[\s,]+(?![^{]*\})/).filter((name) => name !== '');
}

/** Undefined where it can't be told. */
function startsIn(
  sections: Sections,
  name: string,
  starts: (command: ShellCommand) => boolean,
): Omit<ToxStart, 'file' | 'text'>[] | undefined {
  const own = sections.get(`testenv:${name}`);
  const base = sections.get('testenv');
  // A section may be meant for several: `testenv:py{310,311}`.
  if (/[{$]/.test(name) || (own === undefined && base === undefined)) return undefined;
  const lines = COMMANDS.flatMap((key) => own?.get(key) ?? base?.get(key) ?? []).flatMap((line) =>
    replaced(line, sections),
  );
  if (lines.every((line) => line === '') || lines.includes(undefined)) return undefined;
  const setting = settingIn(own, `testenv:${name}`) ?? settingIn(base, 'testenv');
  const place = setting ?? {
    section: base === undefined ? `testenv:${name}` : 'testenv',
    key: 'set_env',
    lines: [],
  };
  const passed = PASS_KEYS.flatMap((key) => own?.get(key) ?? base?.get(key) ?? []).flatMap((line) =>
    replaced(line, sections).flatMap((one) => listed(one ?? '*')),
  );
  return lines
    .flatMap((line) => commandsHere(line ?? ''))
    .filter(starts)
    .map((command) => ({
      command,
      section: place.section,
      key: place.key,
      variables: variablesIn(place.lines.flatMap((line) => replaced(line, sections))),
      passes: (variable) => passed.some((pattern) => matches(pattern, variable)),
    }));
}

const SET_KEYS = ['set_env', 'setenv'];
const PASS_KEYS = ['pass_env', 'passenv'];

function settingIn(section: ReadonlyMap<string, readonly string[]> | undefined, name: string) {
  const key = SET_KEYS.find((one) => section?.has(one) === true);
  return key === undefined ? undefined : { section: name, key, lines: section?.get(key) ?? [] };
}

function variablesIn(lines: readonly (string | undefined)[]): Variables {
  const pairs = lines.flatMap((line): [string, string][] => {
    const [, name, value = ''] = /^(\w+)\s*=\s*(.*)$/.exec(line ?? '') ?? [];
    return name === undefined ? [] : [[name, value]];
  });
  return new Map(pairs);
}

/** `DJANGO_*` */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

/** A line of commands as a shell has it; undefined for one that names others which are not known. */
function replaced(line: string, sections: Sections, steps = MAX_STEPS): (string | undefined)[] {
  const [, section = '', key = ''] = /^\{\[([^\]]+)\]([\w-]+)\}$/.exec(line) ?? [];
  if (key !== '') {
    const others = steps > 0 ? sections.get(section)?.get(key) : undefined;
    return others === undefined ? [undefined] : others.flatMap((one) => replaced(one, sections, steps - 1));
  }
  // `docs: sphinx-build`, `- pytest`, `{envpython} -m pytest`, `{posargs:pytest}`
  const plain = line.replace(/^[\w{},!.-]+:\s+/, '').replace(/^-\s*/, '');
  return [plain.replace(/\{env(python|_python)\}/g, 'python').replace(/\{posargs:([^{}]*)\}/g, '$1')];
}
