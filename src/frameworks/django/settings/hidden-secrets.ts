import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { assignmentsOf } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isWorthHiding, secretTexts } from '../../../session/python/secret-texts.js';
import { evaluatorOf } from './evaluation.js';
import { possibleValues } from './possible-values.js';

/**
 * What must not be shown of the settings: all that any of their modules has in a statement that sets the secret, and what the
 * settings make of it, as of a constant with another name. Words of the documentation need no hiding.
 */
export function hiddenSecrets(graph: ModuleGraph, module: string): string[] {
  const written = [...graph.modules.values()].flatMap((parsed) =>
    assignmentsOf(parsed, SECRET_VARIABLE).flatMap(({ value }) => secretTexts(parsed, value)),
  );
  const values = possibleValues(evaluatorOf(graph), module, SECRET_VARIABLE).flatMap((one) =>
    one.kind === 'plain' && typeof one.value === 'string' ? [one.value] : [],
  );
  return [...new Set([...written, ...values])].filter(isWorthHiding);
}
