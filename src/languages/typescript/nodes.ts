import type { Node, SourceFile } from 'ts-morph';

const known = new WeakMap<SourceFile, readonly Node[]>();

/** Every node of a file, each before those in it; tokens and comments are none. Asked for again, it costs nothing. */
export function nodesOf(file: SourceFile): readonly Node[] {
  const nodes = known.get(file) ?? findNodes(file);
  known.set(file, nodes);
  return nodes;
}

function findNodes(file: SourceFile): Node[] {
  const found: Node[] = [];
  file.forEachDescendant((node) => {
    found.push(node);
  });
  return found;
}
