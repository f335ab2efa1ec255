import type { ShellCommand } from '../languages/shell.js';
import { isOutside, join } from '../model/paths.js';
import { commandsHere } from './shell-programs.js';

/** A command with the folder that it runs in, relative to the root of the workspace; undefined where that is unknown. */
export interface PlacedCommand {
  readonly command: ShellCommand;
  readonly folder: string | undefined;
}

/** What services call the folder that they check the repository out to. */
const CHECKOUT =
  /^(\$\{\{\s*github\.workspace\s*\}\}|\$\{?(GITHUB_WORKSPACE|CI_PROJECT_DIR|BITBUCKET_CLONE_DIR|TRAVIS_BUILD_DIR)\}?|\$\((Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\)|~\/[\w-]+)(\/|$)/;

/** The folder that a path of a CI file, or of one of its commands, leads to from another folder. */
export function folderAt(folder: string | undefined, path: string): string | undefined {
  const prefix = CHECKOUT.exec(path)?.[0];
  if (prefix !== undefined) return folderAt('', path.slice(prefix.length));
  if (folder === undefined || /[$`]|^~/.test(path) || path.startsWith('-')) return undefined;
  const joined = join(folder, path).replace(/\/+$/, '');
  return path.startsWith('/') || isOutside(joined) ? undefined : joined;
}

/** The commands of a script that run here, and the folder that it ends in. @param folder the one that it begins in */
export function placedCommands(
  script: string,
  folder: string | undefined,
): { readonly commands: readonly PlacedCommand[]; readonly end: string | undefined } {
  const walk = new Walk(script, folder);
  const commands = commandsHere(script).map((command) => walk.place(command));
  return { commands, end: walk.end };
}

/** Follows a script from one folder to another. */
class Walk {
  /** The folders outside of the brackets that are open. */
  private readonly outer: (string | undefined)[] = [];
  /** The folder within what `sh -c` gets. */
  private inner: string | undefined;
  private at = 0;

  constructor(
    private readonly script: string,
    private folder: string | undefined,
  ) {}

  get end(): string | undefined {
    return this.outer.length > 0 ? this.outer[0] : this.folder;
  }

  place(command: ShellCommand): PlacedCommand {
    const isInner = command.source !== this.script;
    if (!isInner) this.passBrackets(command);
    const before = isInner ? this.inner : this.folder;
    this.inner = enteredBy(command, before);
    if (!isInner) this.folder = this.inner;
    return { command, folder: ownFolder(command, before) };
  }

  /** What a shell in brackets does to its folder ends with it. */
  private passBrackets({ words }: ShellCommand): void {
    for (const sign of this.script.slice(this.at, words[0]?.start ?? this.at)) {
      if (sign === '(') this.outer.push(this.folder);
      else if (sign === ')' && this.outer.length > 0) this.folder = this.outer.pop();
    }
    this.at = Math.max(this.at, words.at(-1)?.end ?? 0);
  }
}

/** `cd folder` */
function enteredBy({ words }: ShellCommand, folder: string | undefined): string | undefined {
  const [program, ...others] = words.map(({ text }) => text);
  if (program === 'popd') return undefined;
  if (program !== 'cd' && program !== 'pushd') return folder;
  const [to] = others.filter((word) => word !== '--');
  return to === undefined ? undefined : folderAt(folder, to);
}

/** `make -C folder`, `uv run --directory folder` */
function ownFolder({ words }: ShellCommand, folder: string | undefined): string | undefined {
  const texts = words.map(({ text }) => text);
  const at = texts.findIndex((text) => /^(-C|--directory(=.+)?)$/.test(text));
  if (at === -1) return folder;
  const to = /^--directory=(.+)$/.exec(texts[at] ?? '')?.[1] ?? texts[at + 1];
  return to === undefined ? folder : folderAt(folder, to);
}
