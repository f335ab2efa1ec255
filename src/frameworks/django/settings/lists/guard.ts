import { dottedName, type Expression } from '../../../../languages/python/index.js';
import type { Binding } from '../graph/scope.js';

/** Whether `NAME.append(x)` runs only `if x not in NAME`. */
export function isDistinct({ within }: Binding, name: string, added: Expression | undefined): boolean {
  const outer = within.at(-1);
  const wanted = dottedName(added);
  if (outer?.nodeType !== 'If' || wanted === undefined) return false;
  return conditionsOf(outer.test).some(
    (test) =>
      test.nodeType === 'Compare' &&
      test.ops.length === 1 &&
      test.ops[0]?.nodeType === 'NotIn' &&
      dottedName(test.left) === wanted &&
      dottedName(test.comparators[0]) === name,
  );
}

/** What must all hold. */
function conditionsOf(test: Expression): readonly Expression[] {
  return test.nodeType === 'BoolOp' && test.op.nodeType === 'And' ? test.values : [test];
}
