/** How a text is broken; the first four must never get past the parser. */
type Breakage = 'bracket' | 'quote' | 'colon' | 'indentation' | 'exotic';

export interface Corruption {
  readonly breakage: Breakage;
  readonly origin: string;
  readonly source: string;
}

/** Corrupted copies of some texts, `count` for each kind of breakage; the same seed gives the same copies. */
export function corruptions(
  texts: Readonly<Record<string, string>>,
  count: number,
  seed: number,
): Corruption[] {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const breakages: Breakage[] = ['bracket', 'quote', 'colon', 'indentation', 'exotic'];
  return breakages.flatMap((breakage) =>
    Array.from({ length: count }, () => {
      const [origin, text] = pick(Object.entries(texts));
      return { breakage, origin, source: BREAK[breakage](text, pick) };
    }),
  );
}

type Pick = <Item>(items: readonly Item[]) => Item;

const BREAK: Readonly<Record<Breakage, (text: string, pick: Pick) => string>> = {
  bracket: (text, pick) => breakCharacter(text, pick, ['(', ')', '[', ']', '{', '}']),
  quote: (text, pick) => breakCharacter(text, pick, ["'", '"']),
  colon: (text, pick) => breakCharacter(text, pick, [':']),
  indentation: breakIndentation,
  exotic: breakSomethingElse,
};

/** Takes one of the characters away, doubles it, puts another one in its place, or puts one anywhere. */
function breakCharacter(text: string, pick: Pick, characters: readonly string[]): string {
  // By code points: half a surrogate pair would be no text.
  const places = Array.from(text.matchAll(/[^]/gu), ({ 0: character, index }) => ({ character, index }));
  const { character, index } = pick(places.filter((place) => characters.includes(place.character)));
  const other = pick(characters);
  const anywhere = pick(places).index;
  return pick([
    () => replace(text, index, 1, ''),
    () => replace(text, index, 0, character),
    () => replace(text, index, 1, other),
    () => replace(text, anywhere, 0, other),
  ])();
}

function breakIndentation(text: string, pick: Pick): string {
  const lines = text.split('\n');
  const index = pick([...lines.keys()].filter((number) => lines[number]?.trim() !== ''));
  const line = lines[index] ?? '';
  lines[index] = pick([
    () => ` ${line}`,
    () => `    ${line}`,
    () => `\t${line}`,
    () => line.slice(1),
    () => line.trimStart(),
    () => line.replace(/^ {2}/, ''),
    () => line.replace(/^ {4}/, '\t'),
    () => line.replace(/^ {8}/, '\t'),
    () => line.replace(/^\t/, '        '),
  ])();
  return lines.join('\n');
}

/** Swaps a word or an operator for another one, or drops it. */
function breakSomethingElse(text: string, pick: Pick): string {
  const words = [...text.matchAll(/\b[A-Za-z_]+\b|==|\+=|[=,.+*;]|\d+|\n/g)];
  const word = pick(words);
  const [found] = word;
  const other = pick([
    '',
    'if',
    'else',
    'not',
    'import',
    'return',
    'def',
    'class',
    'lambda',
    'yield',
    'await',
    'in',
    'is',
    'None',
    'pass',
    '=',
    '==',
    ':=',
    '+=',
    '->',
    '*',
    '**',
    '.',
    '...',
    ',',
    ';',
    '\\',
    '@',
    '!',
    '?',
    '$',
    '0777',
    '1_',
    '1e',
    '0x',
    'x y',
  ]);
  return replace(
    text,
    word.index,
    found.length,
    pick([other, `${found} ${other}`, `${other} ${found}`, found + found]),
  );
}

function replace(text: string, at: number, length: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + length);
}

/** mulberry32: small, and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
