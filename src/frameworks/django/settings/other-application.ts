import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { evaluatorOf } from './evaluation.js';
import { possibleValues } from './possible-values.js';

/**
 * Whether a settings module is that of another application of the repository: it shares no file with these settings, and
 * serves the URLs of another package.
 * @param entry the settings module that is looked at
 */
export function isOfOtherApplication(graph: ModuleGraph, module: string, entry: string): boolean {
  const own = filesOf(graph, entry);
  if ([...filesOf(graph, module)].some((file) => own.has(file))) return false;
  const [other, served] = [module, entry].map((one) => packageOfUrls(graph, one));
  return other !== undefined && served !== undefined && other !== served;
}

/** `shop` of ROOT_URLCONF = 'shop.urls'; undefined where it isn't known. */
function packageOfUrls(graph: ModuleGraph, module: string): string | undefined {
  const [only, second] = possibleValues(evaluatorOf(graph), module, 'ROOT_URLCONF');
  if (only?.kind !== 'plain' || second !== undefined || typeof only.value !== 'string') return undefined;
  return only.value.split('.')[0];
}
