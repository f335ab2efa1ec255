import { itemValues } from '../settings/values/index.js';
import type { Chain } from '../settings/chain/chain.js';
import { AUTH_CONFIG, INSECURE_KEY } from '../settings/names.js';
import type { Fault } from './fault.js';
import { judgeValues } from './value-faults.js';

/** The cookies of the auth SDK itself, which WRISTBAND_AUTH may make insecure. */
export function judgeAuthConfig(chain: Chain, module: string): Fault[] {
  return judgeValues(itemValues(chain, module, AUTH_CONFIG, INSECURE_KEY), module, {
    name: `${INSECURE_KEY} in ${AUTH_CONFIG}`,
    wanted: 'False',
    suits: (value) => value === false || value === null,
  });
}
