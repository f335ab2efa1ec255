/** What a sample of an env file is called by custom: `.env.example`, `env.sample`, `template.env`, `.env.local.dist`. */
const SAMPLE: ReadonlySet<string> = new Set(
  'example sample template tmpl tpl dist default defaults skel skeleton'.split(' '),
);

/** Other words in such names; those of production or of another part of the application are not among them. */
const OTHER: ReadonlySet<string> = new Set(
  'env dotenv local dev development docker django web backend app api'.split(' '),
);

/**
 * The samples among the names in a folder.
 * @param name the name of the env file that they are copied to
 */
export function samplesAmong(names: readonly string[], name: string): string[] {
  return names.filter((candidate) => isSample(candidate, name));
}

function isSample(candidate: string, name: string): boolean {
  if (candidate.endsWith('/') || candidate === name) return false;
  const own = candidate.startsWith(name) ? candidate.slice(name.length) : candidate;
  const words = wordsOf(own);
  if (!words.some((word) => SAMPLE.has(word))) return false;
  if (own !== candidate) return words.every((word) => SAMPLE.has(word) || OTHER.has(word));
  return words.some(isEnv) && words.every((word) => SAMPLE.has(word) || OTHER.has(word));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[._-]/).filter(Boolean);
}

function isEnv(word: string): boolean {
  return word === 'env' || word === 'dotenv';
}
