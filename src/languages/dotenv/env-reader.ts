import { readDotenv, type DotenvEntry } from './dotenv.js';
import { lineEnd, lineNumber, lineStart, nextLine } from '../text/lines.js';

/** The libraries that read env files, as far as their rules differ. */
export type EnvReader = 'dotenv' | 'python-dotenv' | 'django-environ' | 'python-decouple';

/** These take every line for itself, and all that stands behind `=` for the value. */
const BY_LINE: ReadonlySet<EnvReader> = new Set(['django-environ', 'python-decouple']);

/** The entries of an env file in order, those that the library passes over among them. */
export function entriesFor(reader: EnvReader, text: string): DotenvEntry[] {
  if (!BY_LINE.has(reader)) return readDotenv(text);
  const entries: DotenvEntry[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const [entry] = readDotenv(text.slice(at, lineEnd(text, at)));
    if (entry === undefined) continue;
    entries.push({ ...entry, line: lineNumber(text, at), from: at + entry.from, to: at + entry.to });
  }
  return entries;
}

/**
 * What a library takes for the value of an entry, by the rules of each of its releases;
 * empty where it takes the line for something else.
 */
export function readingsOf(reader: EnvReader, text: string, entry: DotenvEntry): readonly string[] {
  const line = text.slice(lineStart(text, entry.from), lineEnd(text, entry.from));
  switch (reader) {
    case 'dotenv':
      return [entry.value];
    case 'python-dotenv':
      return pythonDotenv(line, text, entry);
    case 'django-environ':
      return djangoEnviron(line, entry.name);
    case 'python-decouple':
      return pythonDecouple(line, entry.name);
  }
}

/** The span that a library takes for the value: all of the line behind `=`, where comments belong to it. */
export function valueSpan(reader: EnvReader, text: string, entry: DotenvEntry): DotenvEntry {
  if (!BY_LINE.has(reader)) return entry;
  const from = text.indexOf('=', lineStart(text, entry.from)) + 1;
  return { ...entry, from, to: lineEnd(text, from) };
}

/** No colon in the place of `=`, and a back quote is a character like any other. */
function pythonDotenv(line: string, text: string, { name, value, from, to }: DotenvEntry): string[] {
  if (
    !line
      .slice(line.indexOf(name) + name.length)
      .trimStart()
      .startsWith('=')
  )
    return [];
  return [text[from] === '`' ? text.slice(from, to) : value];
}

/**
 * `read_env`: every line for itself, nothing before the name but one `export `, no blanks before `=`. Release 0.11 ends
 * a value at `#`, all others take comments in. `$` at the beginning stands for another variable.
 * https://github.com/joke2k/django-environ/blob/develop/environ/environ.py
 */
function djangoEnviron(line: string, name: string): string[] {
  const [, key, rest = ''] = /^(?:export )?(\w+)=(.*)$/s.exec(line) ?? [];
  if (key !== name) return [];
  const whole = /^'(.*)'$/s.exec(rest)?.[1] ?? rest;
  const cut = /^\s*'(.*)'\s*(?:#.*)?$/s.exec(rest)?.[1] ?? rest.replace(/#.*$/s, '');
  const readings = [whole, cut].map(withoutDoubleQuotes);
  return readings.some((reading) => reading.startsWith('$')) ? [] : readings;
}

function withoutDoubleQuotes(value: string): string {
  const inner = /^"(.*)"$/s.exec(value)?.[1];
  return inner === undefined ? value : inner.replace(/\\([^rnt])/gs, '$1');
}

/**
 * `RepositoryEnv`: every line for itself; all before the first `=` is the name, all behind it the value, without
 * the blanks around them and one pair of quotes. It knows neither `export` nor comments behind a value.
 * https://github.com/HBNetwork/python-decouple/blob/master/decouple.py
 */
function pythonDecouple(line: string, name: string): string[] {
  const at = line.indexOf('=');
  if (at < 0 || line.slice(0, at).trim() !== name) return [];
  const value = line.slice(at + 1).trim();
  return [/^(["']).*\1$/s.test(value) && value.length > 1 ? value.slice(1, -1) : value];
}
