import { readShell, type ShellCommand, type ShellWord } from '../languages/shell.js';

/** A program that a command runs, by itself or through others: `poetry run python manage.py`. */
export interface Program {
  readonly name: string;
  /** Its word. */
  readonly at: number;
  /** That of the interpreter that runs it, else its own. */
  readonly from: number;
  /** Whether it is a module of Python: `-m`. */
  readonly isModule: boolean;
}

/** A container or another machine has an environment of its own. */
const CONTAINERS =
  /^(docker|docker-compose|podman|podman-compose|nerdctl|kubectl|oc|vagrant|devcontainer|ddev|lando)$/;
const MACHINES = /^(ssh|sshpass|heroku|scalingo|flyctl|fly|dokku|cf|eb|aws|az|gcloud)$/;
/** Their words are texts or files. */
const SAYS = /^(echo|printf|cat|e?grep|rg|sed|awk|git|test|\[\[?|:|true|false)$/;
const SHELL = /^(ba|da|a|z|k)?sh$/;
const TAKES_SCRIPT = /^((ba|da|a|z|k)?sh|su|runuser)$/;
const PYTHON = /^(python[\d.]*(\.exe)?|py|pypy[\d.]*)$/;
/** They run what stands behind their options. */
const PASSES_ON =
  /^(env|sudo|doas|exec|command|nohup|nice|ionice|stdbuf|timeout|xvfb-run|gosu|su-exec|tini|dumb-init|uvx|run|tool)$/;
/** `timeout 60`, `gosu app` */
const TAKES_A_WORD = /^(timeout|gosu|su-exec)$/;
/** `poetry run`, `uv tool run`, `pipenv run` */
const RUNS = /^(run|exec|tool)$/;
/** Its arguments are files, whatever they are called. */
const READS_FILES =
  /^(ruff|black|blue|flake8|pylint|isort|mypy|pyright|basedpyright|ty|pyre|bandit|autopep8|yapf|pycodestyle|pydocstyle|pyupgrade|django-upgrade|vulture|radon|codespell|semgrep|autoflake|djlint|docformatter)$/;
const KEYWORD = /^(if|then|elif|else|while|until|do|!|\{|time)$/;
const ASSIGNMENT = /^\w+\+?=/;

/** A shell within another one comes up to so deep. */
const MAX_SHELLS = 3;

/** The commands of a script that run here: not those for other machines and containers. What `sh -c` gets is read, too. */
export function commandsHere(script: string, depth = 0): ShellCommand[] {
  return readShell(script).flatMap((command) => withScripts(command, depth));
}

/** A command, and those that it has a shell run. */
export function withScripts(command: ShellCommand, depth = 0): ShellCommand[] {
  if (programsOf(command).some(({ name }) => CONTAINERS.test(name) || MACHINES.test(name))) return [];
  return [command, ...(depth < MAX_SHELLS ? scriptsOf(command, depth) : [])];
}

/** `sh -c '…'`, `su app -c '…'`, and `bash <<EOF`. */
function scriptsOf({ words, inputs, source }: ShellCommand, depth: number): ShellCommand[] {
  const head = headOf(words);
  if (SAYS.test(nameAt(words, head))) return [];
  const shell = words.findIndex((_, index) => index >= head && TAKES_SCRIPT.test(nameAt(words, index)));
  const option =
    shell === -1 ? -1 : words.findIndex(({ text }, index) => index > shell && /^-\w*c$/.test(text));
  const script = option === -1 ? undefined : words[option + 1];
  if (script !== undefined) return commandsIn(script, source, depth);
  // An instruction of a Dockerfile has no program then.
  const isRun =
    words.length === 0 || (SHELL.test(nameAt(words, head)) && words.slice(head + 1).every(isOption));
  return isRun ? inputs.flatMap((input) => commandsHere(input, depth + 1)) : [];
}

/** Those of a text in quotes stand in the source as well. */
function commandsIn({ text, start, end }: ShellWord, source: string, depth: number): ShellCommand[] {
  const commands = commandsHere(text, depth + 1);
  if (source.slice(start + 1, end - 1) !== text) return commands;
  const moved = (word: ShellWord): ShellWord => ({
    ...word,
    start: word.start + start + 1,
    end: word.end + start + 1,
  });
  return commands.map((command) =>
    command.source === text ? { ...command, source, words: command.words.map(moved) } : command,
  );
}

/** The programs that a command may run. */
export function programsOf({ words }: ShellCommand): Program[] {
  const head = headOf(words);
  if (SAYS.test(nameAt(words, head))) return [];
  const found = programsFrom(words, head);
  const python = words.findIndex((_, index) => index > head && PYTHON.test(nameAt(words, index)));
  // Somebody's own script may run what it gets.
  const isKnown = found.some(({ at }) => at === python) || found.some(({ name }) => READS_FILES.test(name));
  return python === -1 || isKnown ? found : [...found, ...programsFrom(words, python)];
}

function programsFrom(words: readonly ShellWord[], at: number): Program[] {
  const name = nameAt(words, at);
  if (name === '') return [];
  const here: Program = { name, at, from: at, isModule: false };
  if (READS_FILES.test(name)) return [here];
  if (PYTHON.test(name) || name.startsWith('$')) return [here, ...runByPython(words, at)];
  const next = afterOptions(words, at + 1);
  const run = next.find((index) => RUNS.test(nameAt(words, index)));
  if (run !== undefined) return [here, ...programsFrom(words, run).map((program) => runBy(program, at))];
  if (!PASSES_ON.test(name)) return [here];
  const programs = TAKES_A_WORD.test(name) ? next.map((index) => index + 1) : next;
  return [here, ...firstOf(words, programs)];
}

/** A module is named after what runs it. */
function runBy(program: Program, at: number): Program {
  return program.isModule && program.from === program.at ? { ...program, from: at } : program;
}

/** A word behind an option may be its value, or the program, or a module: `coverage run -m pytest`. */
function firstOf(words: readonly ShellWord[], places: readonly number[]): Program[] {
  const found: Program[] = [];
  for (const place of places) {
    const isModule = /^(-m|--module)$/.test(words[place - 1]?.text ?? '');
    const programs = programsFrom(words, place);
    found.push(...programs.map((program) => (program.at === place ? { ...program, isModule } : program)));
    if (READS_FILES.test(found.at(-1)?.name ?? '')) return found;
  }
  return found;
}

/** Where the first word can be that is neither an option nor an assignment. */
function afterOptions(words: readonly ShellWord[], from: number): number[] {
  const places: number[] = [];
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || isOption(word) || ASSIGNMENT.test(word.text)) continue;
    places.push(at);
    const before = words[at - 1]?.text ?? '';
    const mayBeValue = at > from && /^--?\w[^=]*$/.test(before);
    if (!mayBeValue) break;
  }
  return places;
}

/** `python -W error manage.py`, `python -m pytest` */
function runByPython(words: readonly ShellWord[], from: number): Program[] {
  for (let at = from + 1; at < words.length; at += 1) {
    const { text = '' } = words[at] ?? {};
    if (/^-\w*c$/.test(text)) return [];
    if (/^-\w*m$/.test(text))
      return programsFrom(words, at + 1).map((program) =>
        program.at === at + 1 ? { ...program, from, isModule: true } : program,
      );
    if (/^-[WX]$/.test(text)) at += 1;
    else if (!text.startsWith('-')) return [{ name: nameAt(words, at), at, from, isModule: false }];
  }
  return [];
}

/**
 * Where an assignment belongs for a program to get it; undefined if what runs the program may keep it away.
 * Behind the assignments that are there, and within the arguments of `env`.
 */
export function placeOfAssignment({ words }: ShellCommand, { from }: Program): number | undefined {
  const head = headOf(words);
  const names = words.slice(head, from).map((_, index) => nameAt(words, head + index));
  if (names.some((name) => /^(sudo|doas|su|runuser)$/.test(name))) return undefined;
  return names[0] === 'env' && afterOptions(words, head + 1)[0] === from ? from : head;
}

/** The first word of a command that is neither an assignment, nor one of the shell's own, nor an option of `RUN`. */
function headOf(words: readonly ShellWord[]): number {
  const head = words.findIndex(
    ({ text }) => !ASSIGNMENT.test(text) && !KEYWORD.test(text) && !text.startsWith('--'),
  );
  return head === -1 ? words.length : head;
}

/** Without its folder, of Windows' as well. */
function nameAt(words: readonly ShellWord[], at: number): string {
  const { text = '' } = words[at] ?? {};
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
}

function isOption({ text }: ShellWord): boolean {
  return text.startsWith('-');
}
