const SIZE = 100;

/** A parser with a memory. */
export interface Remembering<Parsed> {
  (text: string): Parsed;
  /** Adds what was found out about a text in another way. */
  keep(text: string, parsed: Parsed): void;
}

/** The same parser with a memory: every change asks for the texts that the one before it has left. */
export function remembering<Parsed>(parse: (text: string) => Parsed): Remembering<Parsed> {
  const known = new Map<string, Parsed>();
  const keep = (text: string, parsed: Parsed) => {
    if (known.size >= SIZE) known.clear();
    known.set(text, parsed);
  };
  const ask = (text: string) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = parse(text);
    keep(text, parsed);
    return parsed;
  };
  return Object.assign(ask, { keep });
}

/** The same question about an object that never changes, with a memory as long as the object's life. */
export function oncePer<Key extends object, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Value;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

/** The same for questions about a name within an object, or about several. */
export function oncePerName<Key extends object, Names extends string[], Value>(
  find: (key: Key, ...names: Names) => Value,
): (key: Key, ...names: Names) => Value {
  const answersAbout = oncePer<Key, Map<string, Answer<Value>>>(() => new Map());
  return (key, ...names) => {
    const known = answersAbout(key);
    const name = names.join('\0');
    const found = known.get(name);
    if (found !== undefined) return found.value;
    const value = find(key, ...names);
    known.set(name, { value });
    return value;
  };
}

/** One that is there may be undefined. */
interface Answer<Value> {
  readonly value: Value;
}
