import { oncePer } from '../../memoize.js';
import { nodesIn } from '../parse/nodes.js';
import { dottedName } from '../query/expressions.js';
import type { Definition } from './values.js';

/** What gives an object attributes, or answers for them, without naming these. */
const OPEN = new Set(['setattr', 'vars', '__dict__', '__getattribute__', '__new__', '__slots__']);

/** The attributes that the methods of a class set or delete: `self.NAME = …`; undefined where they may be any. */
export const attributesSetIn = oncePer((definition: Definition): ReadonlySet<string> | undefined => {
  const found = new Set<string>();
  for (const node of nodesIn(definition)) {
    if (node.nodeType === 'Attribute' && node.ctx.nodeType !== 'Load') found.add(node.attr);
    const name =
      node.nodeType === 'Call'
        ? (dottedName(node.func) ?? '')
        : 'attr' in node
          ? node.attr
          : 'name' in node
            ? node.name
            : '';
    if (typeof name === 'string' && OPEN.has(name.slice(name.lastIndexOf('.') + 1))) return undefined;
  }
  return found;
});
