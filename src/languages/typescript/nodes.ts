import { SyntaxKind, type Node, type SourceFile } from 'ts-morph';
import { oncePer } from '../memoize.js';

/** Every node of a file, each before those in it; tokens and comments are none. */
export const nodesOf = oncePer((file: SourceFile): readonly Node[] => {
  const found: Node[] = [];
  file.forEachDescendant((node) => {
    found.push(node);
  });
  return found;
});

/** Whether a name can stand in a file; it may be spelt with escapes. To look at every node takes much longer. */
export function mayHold(file: SourceFile, name: string): boolean {
  const text = file.getFullText();
  return text.includes(name) || text.includes('\\u');
}

/** Every call in a file. */
export const callsIn = oncePer((file: SourceFile) => file.getDescendantsOfKind(SyntaxKind.CallExpression));
