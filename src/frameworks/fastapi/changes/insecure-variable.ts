import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { applyEdits } from '../../../languages/text/text-edit.js';
import type { Change, ChangeResult } from '../../../model/change.js';
import { withoutLines, withVariable } from '../../../session/env-lines.js';
import type { EnvFile } from '../../../session/index.js';
import { INSECURE_VARIABLE } from '../sdk.js';

/** Sets the variable that lets cookies be sent without Secure, in the env file of development; or takes it out. */
export function setInsecureVariable(envFile: EnvFile, wanted: boolean): Change {
  const { path, tracked, keeper } = envFile;
  return {
    title: wanted ? `set ${INSECURE_VARIABLE}` : `remove ${INSECURE_VARIABLE}`,
    problem: wanted ? `${INSECURE_VARIABLE} is not set` : `${INSECURE_VARIABLE} is still set`,
    file: path,
    hidden: true,
    mode: 0o600,
    run: (source) => {
      if (keeper !== undefined || tracked) return { kind: 'unchanged' };
      return wanted ? added(envFile, source ?? '') : removed(source);
    },
  };
}

function entriesIn(source: string) {
  return readDotenv(source).filter(({ name }) => name === INSECURE_VARIABLE);
}

function added(envFile: EnvFile, source: string): ChangeResult {
  if (entriesIn(source).length > 0) return { kind: 'unchanged' };
  return { kind: 'changed', text: withVariable(source, envFile, INSECURE_VARIABLE, 'true') };
}

function removed(source: string | undefined): ChangeResult {
  const entries = entriesIn(source ?? '');
  if (source === undefined || entries.length === 0) return { kind: 'unchanged' };
  const text = applyEdits(source, withoutLines(source, entries));
  return text === '' ? { kind: 'deleted' } : { kind: 'changed', text };
}
