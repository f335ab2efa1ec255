/** What a sample of an env file is called by custom: `.env.example`, `env.sample`, `template.env`, `.env.local.dist`. */
const SAMPLE: ReadonlySet<string> = new Set(
  'example sample template tmpl tpl dist default defaults skel skeleton'.split(' '),
);

/** Other words in such names; those of another part of the application are not among them. */
const OTHER: ReadonlySet<string> = new Set(
  'env dotenv local dev development docker django web backend app api txt'.split(' '),
);

/** Words of samples whose env file is on another machine. */
const SERVERS: ReadonlySet<string> = new Set('prod production stage staging live server'.split(' '));

/**
 * The samples among the names in a folder.
 * @param name the name of the env file that they are copied to
 */
export function samplesAmong(names: readonly string[], name: string): string[] {
  return names.filter((candidate) => isSample(candidate, name, (word) => OTHER.has(word)));
}

/** The same with those of servers behind them: `.env.production.example`. They show what such an env file holds as well. */
export function allSamplesAmong(names: readonly string[], name: string): string[] {
  const own = samplesAmong(names, name);
  const isOther = (word: string): boolean => OTHER.has(word) || SERVERS.has(word);
  return [
    ...own,
    ...names.filter((candidate) => !own.includes(candidate) && isSample(candidate, name, isOther)),
  ];
}

function isSample(candidate: string, name: string, isOther: (word: string) => boolean): boolean {
  if (candidate.endsWith('/') || candidate === name) return false;
  const own = candidate.startsWith(name) ? candidate.slice(name.length) : candidate;
  const words = wordsOf(own);
  if (!words.some((word) => SAMPLE.has(word))) return false;
  const isKnown = words.every((word) => SAMPLE.has(word) || isOther(word));
  return isKnown && (own !== candidate || words.some(isEnv));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[._-]/).filter(Boolean);
}

function isEnv(word: string): boolean {
  return word === 'env' || word === 'dotenv';
}
