import type * as Yaml from 'yaml';

/** A part of a YAML document, with aliases and merge keys (`<<`) seen through. */
export interface YamlNode {
  /** 1-based line that it begins in; that of the key for a value of a map. */
  readonly line: number;
  /** A scalar as it is written, without quotes; `''` for an empty one, undefined for a map or a list. */
  readonly text: string | undefined;
  /** By key, in order; empty where it is no map. */
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly items: readonly YamlNode[];
  /** The line of the anchor of an alias; */
  readonly alias?: number;
  /** and of the one that a map merges: `<<: *name`. */
  readonly merged?: number;
}

type Library = typeof Yaml;

/** Lists and maps within each other: no configuration comes near it. */
const MAX_DEPTH = 100;
/** Also of a list or key that begins on the line of another one. */
const INDENTATION = /^[ \t]*(?:[-?:][ \t]+)*/;

/**
 * Whether a text may be nested so deeply that the parser runs out of stack, in which Node may end without an error. Brackets in
 * strings count, too.
 */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > MAX_DEPTH) return true;
  }
  // A level takes at least one column, and two on the line of another one: `- - a`.
  return text.split('\n').some((line) => (INDENTATION.exec(line)?.[0].length ?? 0) > 4 * MAX_DEPTH);
}

/**
 * The first document of a YAML text; undefined where it does not parse, or is nested too deeply. The parser is loaded only when it is needed.
 * @see https://yaml.org/spec/1.2.2/
 */
export async function readYaml(text: string): Promise<YamlNode | undefined> {
  if (isTooDeep(text)) return undefined;
  const library = await import('yaml');
  const lines = new library.LineCounter();
  const documents = library.parseAllDocuments(text, {
    lineCounter: lines,
    logLevel: 'silent',
    uniqueKeys: false,
    // All scalars are strings: nobody asks here what `yes` or `1_000` mean.
    schema: 'failsafe',
  });
  const [document] = Array.isArray(documents) ? documents : [];
  if (document === undefined || document.errors.length > 0 || document.contents === null) return undefined;
  return new Reader(library, document, (offset) => lines.linePos(offset).line).read(document.contents);
}

/** Reads each node once, so that aliases of aliases take no more time than their text. */
class Reader {
  private readonly known = new Map<Yaml.Node, YamlNode>();
  private readonly open = new Set<Yaml.Node>();
  /** The lines of the keys of maps' values: an anchor stands there. */
  private readonly lines = new Map<unknown, number>();

  constructor(
    private readonly library: Library,
    private readonly document: Yaml.Document.Parsed,
    private readonly line: (offset: number) => number,
  ) {}

  read(given: unknown): YamlNode {
    const { isAlias, isNode } = this.library;
    const node = isAlias(given) ? given.resolve(this.document) : isNode(given) ? given : undefined;
    const known = node && this.known.get(node);
    if (known !== undefined)
      return isAlias(given) ? { ...known, alias: this.lines.get(node) ?? known.line } : known;
    const none = { line: this.line(node?.range?.[0] ?? 0), text: undefined, entries: new Map(), items: [] };
    // A node that holds an alias of itself has no end.
    if (node === undefined || this.open.has(node)) return none;
    this.open.add(node);
    const read = { ...none, ...this.content(node) };
    this.open.delete(node);
    this.known.set(node, read);
    return read;
  }

  private content(node: Yaml.Node): Partial<YamlNode> {
    const { isMap, isScalar, isSeq } = this.library;
    if (isScalar(node)) return { text: typeof node.value === 'string' ? node.value : '' };
    if (isSeq(node)) return { items: node.items.map((item) => this.read(item)) };
    if (!isMap(node)) return {};
    const pairs = this.pairsOf(node);
    const [merged] = pairs.filter(({ key }) => key.text === '<<').flatMap(({ value }) => value.alias ?? []);
    return { entries: entriesOf(pairs), ...(merged !== undefined && { merged }) };
  }

  private pairsOf(map: Yaml.YAMLMap): Pair[] {
    return map.items.map(({ key: name, value }) => {
      const key = this.read(name);
      this.lines.set(value, key.line);
      return { key, value: this.read(value) };
    });
  }
}

interface Pair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** A map's own keys win over merged ones, and of those the first. */
function entriesOf(pairs: readonly Pair[]): Map<string, YamlNode> {
  const merged = pairs
    .filter(({ key }) => key.text === '<<')
    .flatMap(({ value }) => [value, ...value.items])
    .flatMap(({ entries }) => [...entries]);
  const own = pairs
    .filter(({ key }) => key.text !== '<<')
    .map(({ key, value }): [string, YamlNode] => [key.text ?? '', { ...value, line: key.line }]);
  return new Map([...merged.toReversed(), ...own]);
}
