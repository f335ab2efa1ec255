import { readDotenv } from '../languages/dotenv/dotenv.js';
import type { Finding } from '../model/change.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { listed } from '../model/words.js';

/** How an env file, or its template, names the values that a tool puts in: `op://dev/shop/key`, `{{.SECRET_KEY}}`. */
export interface References {
  readonly kind: '1Password' | 'template' | 'other';
  /** One of them, as it is written. */
  readonly example: string;
}

/** https://developer.1password.com/docs/cli/secret-reference-syntax */
const ONE_PASSWORD = /^(\{\{\s*)?op:\/\//;
/** https://docs.doppler.com/docs/secrets-substitute, and other templates of Go. */
const TEMPLATE = /^\{\{-?\s*\.\w+\s*-?\}\}$/;
/** Other templates, and https://github.com/helmfile/vals */
const OTHER = /^(\{\{.*\}\}|ref\+\w+:\/\/.*|vault:\S+#.*)$/;

/** The references among the values of a text; undefined where all values are plain. */
export function referencesIn(text: string): References | undefined {
  for (const { value, from, to } of readDotenv(text)) {
    const example = text.slice(from, to);
    if (ONE_PASSWORD.test(value)) return { kind: '1Password', example };
    if (TEMPLATE.test(value)) return { kind: 'template', example };
    if (OTHER.test(value)) return { kind: 'other', example };
  }
  return undefined;
}

/** What is left to do by hand in a file with references: an empty line there would be a value. */
export function referenceFinding(
  file: string,
  references: References,
  names: readonly string[],
  make: string,
): Finding {
  const message = `${listed(names)} should be listed, with ${whatTheyAre(references)}`;
  return { file, message, manual: howToRefer(file, references, names, make) };
}

/** What to do, and the lines to add. */
export function howToRefer(
  file: string,
  { kind, example }: References,
  names: readonly string[],
  make: string,
): string {
  const value = `at least 32 random characters (${make})`;
  if (kind === 'other')
    return `Set ${SECRET_VARIABLE} to ${value} where the other values come from, and add ${listed(names)} to ${file} like the others.`;
  const how =
    kind === '1Password'
      ? `Save ${value} in 1Password, and add a reference`
      : `Set ${SECRET_VARIABLE} to ${value} where the other values come from, and add it`;
  const lines = names.map((name) => `${name}=${likeExample(kind, example, name)}`);
  return `${how} to ${file}:\n\n${lines.join('\n')}`;
}

function whatTheyAre({ kind }: References): string {
  return kind === '1Password' ? 'a reference to 1Password' : 'a reference like the others';
}

/** `op://dev/shop/key` becomes `op://dev/shop/<field>`: the item is the likeliest place, the field is the user's to name. */
function likeExample(kind: References['kind'], example: string, name: string): string {
  return kind === '1Password'
    ? example.replace(/(op:\/\/[^/\s]+\/[^/\s]+)\/[^\s"'}]+/, '$1/<field>')
    : example.replace(/\.\w+/, `.${name}`);
}
