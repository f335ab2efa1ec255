import { SECRET_VARIABLE } from '../../../secret.js';
import type { Finding } from '../../../types.js';
import type { Chain } from '../settings/chain/chain.js';
import { literalsIn } from '../settings/secret-literals.js';
import { isRandom } from '../settings/secret-expression.js';
import { possibleValues, type Possible } from '../settings/values/index.js';
import { placeOf, takenBy } from './value-findings.js';

/** The secret of production comes from outside the source; where it does not, its text is never shown. */
export function judgeSecret(chain: Chain, module: string): Finding[] {
  const values = possibleValues(chain, module, SECRET_VARIABLE);
  return values.flatMap((value) => {
    const fault = faultOf(value);
    if (fault === undefined) return [];
    const message = `in production, ${SECRET_VARIABLE} ${fault}${takenBy(value, module)}`;
    return [{ ...placeOf(value, module), message }];
  });
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
