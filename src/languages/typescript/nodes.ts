import { SyntaxKind, type Node } from 'ts-morph';
import { oncePerFile } from './once.js';

/** Every node of a file, each before those in it; tokens and comments are none. */
export const nodesOf = oncePerFile((file): readonly Node[] => {
  const found: Node[] = [];
  file.forEachDescendant((node) => {
    found.push(node);
  });
  return found;
});

/** Every call in a file. */
export const callsIn = oncePerFile((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression));
