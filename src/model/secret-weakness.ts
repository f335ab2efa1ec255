/** Secrets of the vendor's demo applications and READMEs, which anyone can look up. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'dummyval-b5c1-463a-812c-0d8db87c0ec5',
  'dummy_67f44f4964e6c998dee827110c',
  'dummy-value-463a-812c-0d8db87c0ec5c1',
]);

export type Weakness = 'published' | 'easy to guess';

/** Why a secret that is long enough protects nothing; undefined where nothing speaks against it. */
export function weaknessOf(secret: string): Weakness | undefined {
  if (PUBLISHED.has(secret)) return 'published';
  return isRepeated(secret) || isSequence(secret) || isOfWords(secret) ? 'easy to guess' : undefined;
}

/** 32 random digits have fewer different ones about once in a hundred thousand times. */
const MIN_DIFFERENT = 6;
/** A unit that is longer may be a good secret, written twice. */
const MAX_UNIT = 16;

/** `xxxxxxxx…`, `secretsecretsecret…` */
function isRepeated(secret: string): boolean {
  if (new Set(secret).size < MIN_DIFFERENT) return true;
  const units = Array.from(
    { length: Math.min(MAX_UNIT, Math.floor(secret.length / 2)) },
    (_, index) => index + 1,
  );
  return units.some((unit) => secret.slice(unit) === secret.slice(0, -unit));
}

const KEYBOARD = 'qwertyuiop asdfghjkl zxcvbnm';
/** The part of a secret that must be of one kind before it is called weak: below it, too many are that are not. */
const NEARLY_ALL = 0.85;

/** `abcdefgh…`, `0123456789…`, `qwertyuiop…` */
function isSequence(secret: string): boolean {
  const text = secret.toLowerCase();
  const pairs = Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
  return pairs.filter(isStep).length >= NEARLY_ALL * pairs.length;
}

function isStep(pair: string): boolean {
  const step = pair.charCodeAt(1) - pair.charCodeAt(0);
  const isOnKeyboard = KEYBOARD.includes(pair) || KEYBOARD.includes(`${pair[1] ?? ''}${pair[0] ?? ''}`);
  return Math.abs(step) <= 1 || isOnKeyboard;
}

/** What people write before they have a secret. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'a an and app application at auth be bytes change changed changeme char character characters chars company config ' +
    'cookie default demo dev development django do dummy encryption env environment example express fake fix for foo ' +
    'generate here i in insecure is it jwt key keyboard cat least local localhost long make me min minimum must my ' +
    'nest nestjs new node not of on one only or password placeholder please prod production put random replace ' +
    'replaced safe sample secret secretkey secure session sessions set should signing some something string strong ' +
    'super supersecret test testing that the this thing to todo token unsafe use used value very with wristband your'
  ).split(' '),
);

/** `my-super-secret-session-key-123456`: words of placeholders, and numbers that nobody has drawn. */
function isOfWords(secret: string): boolean {
  const parts = secret.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  const known = parts.map((part) =>
    /\d/.test(part) ? plainDigits(part) : lettersOfWords(part.toLowerCase()),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return sum(known) >= NEARLY_ALL * sum(parts.map(({ length }) => length));
}

function plainDigits(digits: string): number {
  return digits.length <= 2 || isSequence(digits) ? digits.length : 0;
}

/** How many letters belong to words, of all ways to part them the best one. Words of one or two letters stand alone. */
function lettersOfWords(letters: string): number {
  if (WORDS.has(letters)) return letters.length;
  const best = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    const ways = [best[end - 1] ?? 0];
    for (let from = Math.max(0, end - 15); from <= end - 3; from += 1)
      if (WORDS.has(letters.slice(from, end))) ways.push((best[from] ?? 0) + end - from);
    best.push(Math.max(...ways));
  }
  return best[letters.length] ?? 0;
}
