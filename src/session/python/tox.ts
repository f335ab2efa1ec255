import type { ShellCommand } from '../../languages/shell.js';
import { readText, type Workspace } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';
import type { Variables } from '../ci-commands.js';
import { commandsHere } from '../shell-programs.js';
import {
  allNames,
  CONDITION,
  isMeantFor,
  namesIn,
  sectionFor,
  sectionsOf,
  type Section,
  type Sections,
} from './tox-sections.js';

const COMMANDS = ['commands_pre', 'commands', 'commands_post'];
const MAX_STEPS = 3;

/** A command of tox's environments that starts the application. */
export interface ToxStart {
  /** Undefined for an environment whose commands can't be told. */
  readonly command: ShellCommand | undefined;
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
 * The commands of tox's environments that start the application; undefined where no configuration is seen.
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
  const named = namedIn(args)?.flatMap(namesIn);
  const isTold = named !== undefined && !named.some((name) => name.includes('$'));
  const names = isTold ? named : allNames(sections);
  const found = names.map((name) => startsIn(sections, name, (command) => starts(command, config.text)));
  if (names.length === 0 || found.includes(undefined)) return undefined;
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

/** The environments of `-e docs,lint`; undefined without them. */
function namedIn(args: readonly string[]): string[] | undefined {
  const found = args.flatMap((word, index) => {
    if (word === '-e' || word === '--env') return args[index + 1] ?? [];
    return /^(?:-e|--env=)(.+)$/.exec(word)?.[1] ?? [];
  });
  return found.length === 0 ? undefined : found;
}

/** Undefined for an environment that nothing tells of. */
function startsIn(
  sections: Sections,
  name: string,
  starts: (command: ShellCommand) => boolean,
): Omit<ToxStart, 'file' | 'text'>[] | undefined {
  const [ownName, own] = sectionFor(sections, name) ?? [];
  const base = sections.get('testenv');
  if (own === undefined && base === undefined) return undefined;
  const all = (key: string) => own?.get(key) ?? base?.get(key) ?? [];
  const meant = (key: string) => all(key).filter((line) => isMeantFor(line, name));
  const lines = COMMANDS.flatMap(meant).flatMap((line) => replaced(line, sections));
  const place = settingIn(own, ownName) ??
    settingIn(base, 'testenv') ?? {
      section: base === undefined ? (ownName ?? '') : 'testenv',
      key: 'set_env',
      lines: [],
    };
  const passed = PASS_KEYS.flatMap(meant).flatMap((line) =>
    replaced(line, sections).flatMap((one) => namesIn(one ?? '*')),
  );
  const isOpen = COMMANDS.flatMap(all).every((line) => line === '') || lines.includes(undefined);
  const commands = lines.flatMap((line) => commandsHere(line ?? '')).filter(starts);
  return (isOpen ? [undefined] : commands).map((command) => ({
    command,
    section: place.section,
    key: place.key,
    variables: variablesIn(place.lines.flatMap((line) => replaced(line, sections))),
    passes: (variable) => passed.some((pattern) => matches(pattern, variable)),
  }));
}

const SET_KEYS = ['set_env', 'setenv'];
const PASS_KEYS = ['pass_env', 'passenv'];

function settingIn(section: Section | undefined, name = '') {
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
  const plain = line.replace(CONDITION, '').replace(/^-\s*/, '');
  return [plain.replace(/\{env(python|_python)\}/g, 'python').replace(/\{posargs:([^{}]*)\}/g, '$1')];
}
