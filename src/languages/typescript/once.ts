import type { SourceFile } from 'ts-morph';

/** The same question with a memory: a parsed file never changes, and edits ask each text the same things again. */
export function oncePerFile<Value>(find: (file: SourceFile) => Value): (file: SourceFile) => Value {
  const known = new WeakMap<SourceFile, { readonly value: Value }>();
  return (file) => {
    const found = known.get(file) ?? { value: find(file) };
    known.set(file, found);
    return found.value;
  };
}
