import type { ShellCommand } from '../../languages/shell.js';
import { readText, type Workspace } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';
import { commandsHere } from '../shell-programs.js';

type Sections = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const COMMANDS = ['commands_pre', 'commands', 'commands_post'];
const MAX_STEPS = 3;

/**
 * Whether environments of tox run a command that starts the application. What can't be told is taken for yes.
 * @param folder the one that tox runs in
 * @param args `-e docs`
 * @see https://tox.wiki/en/stable/config.html
 */
export async function startsInTox(
  workspace: Workspace,
  folder: string,
  args: readonly string[],
  starts: (command: ShellCommand, config: string) => boolean,
): Promise<boolean> {
  const text = await readConfig(workspace, folder);
  if (text === undefined) return true;
  const sections = sectionsOf(text);
  const tox = sections.get('tox');
  const names = namedIn(args) ?? [...(tox?.get('envlist') ?? []), ...(tox?.get('env_list') ?? [])];
  const all = names.flatMap(listed);
  return all.length === 0 || all.some((name) => startsIn(sections, name, (command) => starts(command, text)));
}

async function readConfig(workspace: Workspace, folder: string): Promise<string | undefined> {
  for (const one of upwards(folder)) {
    const text = await readText(workspace, join(one, 'tox.ini'));
    if (text !== undefined) return text;
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

function startsIn(sections: Sections, name: string, starts: (command: ShellCommand) => boolean): boolean {
  const own = sections.get(`testenv:${name}`);
  const base = sections.get('testenv');
  // A section may be meant for several: `testenv:py{310,311}`.
  if (/[{$]/.test(name) || (own === undefined && base === undefined)) return true;
  const lines = COMMANDS.flatMap((key) => own?.get(key) ?? base?.get(key) ?? []).flatMap((line) =>
    replaced(line, sections),
  );
  if (lines.every((line) => line === '')) return true;
  return lines.some((line) => line === undefined || commandsHere(line).some(starts));
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
