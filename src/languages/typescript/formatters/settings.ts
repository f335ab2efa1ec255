/** What a formatter is told, as far as an edit must follow it; undefined for what it is not told. */
export interface FormatterSettings {
  /** Columns of a line. */
  readonly width?: number | undefined;
  /** Columns of one level of indentation, and of a tab. */
  readonly tabWidth?: number | undefined;
  readonly useTabs?: boolean | undefined;
  readonly quote?: "'" | '"' | undefined;
  readonly semicolon?: boolean | undefined;
  /** `es5`: all but those after the last argument of a call. */
  readonly trailingComma?: 'none' | 'es5' | 'all' | undefined;
  /** Whether there is a space inside the braces of `{ a }`. */
  readonly bracketSpacing?: boolean | undefined;
  readonly eol?: '\n' | '\r\n' | '\r' | undefined;
}

export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object that is an object itself; `{}` for anything else. */
export function recordAt(value: Json, ...keys: readonly string[]): Json {
  return keys.reduce<Json>((found, key) => {
    const member = found[key];
    return isRecord(member) ? member : {};
  }, value);
}

/** YAML has its numbers as strings. */
export function numberAt(value: Json, key: string): number | undefined {
  const number = Number(value[key] ?? Number.NaN);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

/** YAML has `true` and `false` as strings. */
export function booleanAt(value: Json, key: string): boolean | undefined {
  const text = String(value[key]);
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** One of some words. */
export function wordAt<Word extends string>(
  value: Json,
  key: string,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => word === value[key]);
}

const EOLS = { lf: '\n', crlf: '\r\n', cr: '\r' } as const;

/** `lf`, `crlf` and `cr`; undefined for `auto`. */
export function eolAt(value: Json, key: string): FormatterSettings['eol'] {
  const word = wordAt(value, key, ['lf', 'crlf', 'cr']);
  return word && EOLS[word];
}

/** The same settings without those that are not set. */
export function given(settings: FormatterSettings): FormatterSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

export function listOfStrings(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string');
}
