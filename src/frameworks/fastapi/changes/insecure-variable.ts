import { appendDotenv, readDotenv } from '../../../languages/dotenv/dotenv.js';
import { applyEdits } from '../../../languages/text/text-edit.js';
import type { Change } from '../../../model/change.js';
import { withoutLines } from '../../../session/env-lines.js';
import type { EnvFile } from '../../../session/index.js';
import { INSECURE_VARIABLE } from '../sdk.js';

/** Sets the variable that lets cookies be sent without Secure, in the env file of development; or takes it out. */
export function setInsecureVariable({ path, tracked, keeper }: EnvFile, wanted: boolean): Change {
  return {
    title: wanted ? `set ${INSECURE_VARIABLE}` : `remove ${INSECURE_VARIABLE}`,
    file: path,
    hidden: true,
    mode: 0o600,
    run: (source) => {
      if (keeper !== undefined || tracked) return { kind: 'unchanged' };
      const entries = readDotenv(source ?? '').filter(({ name }) => name === INSECURE_VARIABLE);
      if (wanted && entries.length > 0) return { kind: 'unchanged' };
      if (!wanted && (entries.length === 0 || source === undefined)) return { kind: 'unchanged' };
      if (wanted)
        return {
          kind: 'changed',
          text: applyEdits(source ?? '', [appendDotenv(source ?? '', INSECURE_VARIABLE, 'true')]),
        };
      const text = applyEdits(source ?? '', withoutLines(source ?? '', entries));
      return text === '' ? { kind: 'deleted' } : { kind: 'changed', text };
    },
  };
}
