import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { literalsIn } from '../settings/secret-literals.js';
import { isRandom } from '../settings/secret-expression.js';
import { possibleValues, type Possible } from '../settings/possible-values.js';
import type { Fault } from './fault.js';
import { placeOfValue, takenBy } from './value-faults.js';

/** The secret of production comes from outside the source; where it does not, its text is never shown. */
export function judgeSecret(graph: ModuleGraph, module: string): Fault[] {
  const values = possibleValues(graph, module, SECRET_VARIABLE);
  return values.flatMap((value) => {
    const fault = faultOf(value);
    if (fault === undefined) return [];
    const message = `${SECRET_VARIABLE} ${fault}${takenBy(value, module)}`;
    return [{ name: SECRET_VARIABLE, sure: false, ...placeOfValue(value, module), message }];
  });
}

/** A secret that is surely none: the engine would take SECRET_KEY, or fail at the first request. */
export function judgeNoSecret(graph: ModuleGraph, module: string): Fault[] {
  const values = possibleValues(graph, module, SECRET_VARIABLE);
  const isNone = values.every(
    (value) => value.kind === 'unset' || (value.kind === 'plain' && value.value === null),
  );
  const [first] = values;
  if (!isNone || first === undefined) return [];
  const what = first.kind === 'unset' ? 'is not set, and SECRET_KEY would be used in its place' : 'is None';
  const message = `${SECRET_VARIABLE} ${what}${takenBy(first, module)}`;
  return [{ name: SECRET_VARIABLE, sure: true, ...placeOfValue(first, module), message }];
}

function faultOf(value: Possible): string | undefined {
  if (value.kind === 'unset') return 'may not be set, and SECRET_KEY would be used in its place';
  if (value.kind === 'plain')
    return value.value === null ? 'is None' : 'is a literal in the source: read it from the environment';
  if (value.node === undefined)
    return 'is set or changed in a way that leaves it open: cannot tell what it is';
  if (isRandom(value.node)) return 'may be a new one at each start, which ends every session';
  const literals = literalsIn(value.node);
  return literals.length === 0 ? undefined : 'has a literal in the source that may be used';
}
