import { itemValues } from '../settings/possible-values.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { AUTH_CONFIG, INSECURE_KEY } from '../settings/names.js';
import type { Fault } from './fault.js';
import { judgeValues } from './value-faults.js';

/** The cookies of the auth SDK itself, which WRISTBAND_AUTH may make insecure. */
export function judgeAuthConfig(graph: ModuleGraph, module: string): Fault[] {
  return judgeValues(itemValues(graph, module, AUTH_CONFIG, INSECURE_KEY), module, {
    name: `${INSECURE_KEY} in ${AUTH_CONFIG}`,
    wanted: 'False',
    suits: (value) => value === false || value === null,
  });
}
