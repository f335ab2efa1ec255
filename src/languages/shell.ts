/** A word of a shell command. */
export interface ShellWord {
  /** As the program gets it: without quotes and escapes. What the shell puts something in for stands as it is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A simple command: what stands between `;`, `&&`, `|`, brackets and ends of lines. */
export interface ShellCommand {
  /** The script that it stands in. */
  readonly source: string;
  /** Assignments and the shell's own words (`then`) come first; redirections are left out. */
  readonly words: readonly ShellWord[];
  /** The texts that it gets as its input: `<<EOF`. */
  readonly inputs: readonly string[];
}

/** Commands within each other: none comes near it. */
const MAX_DEPTH = 20;

const BLANK = /(?:[ \t\r]|\\\r?\n)+/y;
const COMMENT = /#[^\n]*/y;
const REDIRECTION = /&>>?|\d*(?:<<<|<<-?|<>|<&|>>|>&|>\||[<>])/y;
const OPERATOR = /[;&|()\n]/y;
/** What means nothing but itself. */
const PLAIN = /[^ \t\r\n;&|()<>'"\\$`]+/y;
const PLAIN_IN_QUOTES = /[^"\\$`]+/y;

/** The simple commands of a script, with those in `(…)`, `$(…)` and backquotes. Comments are no commands. */
export function readShell(source: string): ShellCommand[] {
  const reader = new Reader(source, 0, source.length);
  reader.read();
  return reader.commands;
}

/** A command on one line, from one of its words on. */
export function shellText({ source, words }: ShellCommand, from = 0): string {
  const [first, last] = [words[from], words.at(-1)];
  if (first === undefined || last === undefined) return '';
  return source.slice(first.start, last.end).replace(/[ \t]*\\\r?\n[ \t]*/g, ' ');
}

interface Open {
  readonly words: ShellWord[];
  readonly inputs: string[];
}

/** `<<EOF`, whose text begins in the next line. */
interface Input {
  readonly command: Open;
  readonly end: string;
  readonly isIndented: boolean;
}

class Reader {
  readonly commands: ShellCommand[] = [];
  private command: Open = { words: [], inputs: [] };
  private inputs: Input[] = [];
  private text = '';

  constructor(
    private readonly source: string,
    public at: number,
    private readonly end: number,
    private readonly depth = 0,
  ) {}

  /** Up to the end, or to the bracket that closes what it reads. */
  read(): void {
    let brackets = 0;
    while (this.at < this.end) {
      if (this.take(BLANK) || this.take(COMMENT)) continue;
      const redirection = this.take(REDIRECTION);
      if (redirection !== undefined) {
        this.redirect(redirection);
        continue;
      }
      const operator = this.take(OPERATOR);
      if (operator === undefined) {
        this.command.words.push(this.word());
        continue;
      }
      this.close();
      if (operator === ')' && brackets === 0 && this.depth > 0) return;
      brackets += operator === '(' ? 1 : operator === ')' ? -1 : 0;
      if (operator === '\n') this.readInputs();
    }
    this.close();
  }

  private close(): void {
    const { words, inputs } = this.command;
    if (words.length > 0 || this.inputs.some(({ command }) => command === this.command))
      this.commands.push({ source: this.source, words, inputs });
    this.command = { words: [], inputs: [] };
  }

  private redirect(redirection: string): void {
    while (this.take(BLANK) !== undefined);
    const next = this.source[this.at] ?? '\n';
    if ('\n;&|()<>'.includes(next)) return;
    const { text } = this.word();
    if (!redirection.endsWith('<<') && !redirection.endsWith('<<-')) return;
    this.inputs.push({ command: this.command, end: text, isIndented: redirection.endsWith('-') });
  }

  private readInputs(): void {
    for (const { command, end, isIndented } of this.inputs) {
      const from = this.at;
      let to = from;
      while (this.at < this.end) {
        to = this.at;
        this.at = Math.min(this.find('\n', to) + 1, this.end);
        const line = this.source.slice(to, this.at).trimEnd();
        if ((isIndented ? line.replace(/^\t+/, '') : line) === end) break;
        to = this.at;
      }
      command.inputs.push(this.source.slice(from, to));
    }
    this.inputs = [];
  }

  private word(): ShellWord {
    const start = this.at;
    this.text = '';
    while (this.at < this.end && this.part());
    return { text: this.text, start, end: this.at };
  }

  /** Whether the word goes on here. */
  private part(): boolean {
    const plain = this.take(PLAIN);
    if (plain !== undefined) {
      this.text += plain;
      return true;
    }
    const character = this.source[this.at] ?? '';
    if (character === "'") this.singleQuoted();
    else if (character === '"') this.doubleQuoted();
    else if (character === '\\') this.escaped();
    else if (character === '$' || character === '`') this.expansion();
    else return false;
    return true;
  }

  private singleQuoted(): void {
    const from = this.at + 1;
    const to = this.find("'", from);
    this.text += this.source.slice(from, to);
    this.at = Math.min(to + 1, this.end);
  }

  private doubleQuoted(): void {
    this.at += 1;
    while (this.at < this.end) {
      const plain = this.take(PLAIN_IN_QUOTES);
      if (plain !== undefined) this.text += plain;
      else if (this.source[this.at] === '"') break;
      else if (this.source[this.at] === '\\') this.escaped();
      else this.expansion();
    }
    this.at = Math.min(this.at + 1, this.end);
  }

  private escaped(): void {
    const next = this.source.slice(this.at + 1, this.at + 3);
    const isContinued = next.startsWith('\n') || next === '\r\n';
    // Nobody escapes a letter, but Windows has paths.
    if (!isContinued) this.text += /^[\w.]/.test(next) ? `\\${next[0] ?? ''}` : next.slice(0, 1);
    this.at = Math.min(this.at + (next === '\r\n' ? 3 : 2), this.end);
  }

  /** Commands in it are read, too. */
  private expansion(): void {
    const from = this.at;
    const { source } = this;
    if (source.startsWith('${{', from)) this.at = this.after('}}', from);
    else if (source.startsWith('${', from)) this.at = this.after('}', from);
    else if (source.startsWith('$((', from)) this.at = this.after('))', from);
    else if (source.startsWith('$(', from)) this.at = this.within(from + 2, this.end);
    else if (source[from] === '`') this.at = this.inBackquotes(from + 1);
    else this.at += 1;
    this.text += source.slice(from, this.at);
  }

  private inBackquotes(from: number): number {
    const to = this.find('`', from);
    this.within(from, to);
    return Math.min(to + 1, this.end);
  }

  private within(from: number, end: number): number {
    if (this.depth === MAX_DEPTH) return end;
    const reader = new Reader(this.source, from, end, this.depth + 1);
    reader.read();
    this.commands.push(...reader.commands);
    return reader.at;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.source) ?? [];
    if (found === undefined || this.at + found.length > this.end) return undefined;
    this.at += found.length;
    return found;
  }

  /** The end where there is none. */
  private find(text: string, from: number): number {
    const at = this.source.indexOf(text, from);
    return at === -1 ? this.end : Math.min(at, this.end);
  }

  private after(text: string, from: number): number {
    return Math.min(this.find(text, from) + text.length, this.end);
  }
}
