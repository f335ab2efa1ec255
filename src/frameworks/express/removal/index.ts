import { parseTypeScript } from '../../../languages/typescript/index.js';
import type { Blocked, Change } from '../../../model/change.js';
import type { ChangeSet } from '../../../model/framework.js';
import type { Answers } from '../../../model/options.js';
import {
  envFileRemovals,
  NOTHING_TO_REMOVE,
  removalSteps,
  sampleRemovals,
} from '../../../session/removal.js';
import type { Others } from '../../../session/uses-elsewhere.js';
import { blockReader } from '../../../session/typescript/readers.js';
import { hiddenSecrets } from '../../../session/typescript/secret-source.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Detected } from '../detect.js';
import { exportedUnder, sessionCode } from '../project/session-code.js';
import { sdk } from '../sdk.js';
import { takenFrom, type TakenFromFile } from './file.js';

const TITLE = "remove the session from the application's code";

/**
 * Takes the session out of an application: where it is used, its file or what makes it there, the variable.
 * @param others sources of other applications that name the variable
 */
export function removalOf(detected: Detected, others: Others, answers: Answers): ChangeSet {
  const { app, sources } = detected;
  const { envFile, session } = app;
  // The session's own file comes last: if the run is killed, the next one still knows what the others import from it.
  const files = [...[...sources.texts.keys()].filter((file) => file !== session.file), session.file];
  const exported = exportedIn(sources.texts.get(session.file));
  const taken = new Map(
    files.map((file) => [file, attempt(detected, file, sources.texts.get(file) ?? '', exported)]),
  );
  const found = [...taken.values()].flatMap((one) => (one === undefined || 'kind' in one ? [] : [one]));
  const isThere = [...taken.values()].some((one) => one !== undefined && ('kind' in one || !one.isEmpty));
  const readers = isThere ? found.flatMap((one) => one.readers) : [];
  return {
    changes: [
      ...readers.map((reader) => blockReader(reader, answers)),
      ...files.map((file) => removeFromFile(detected, file, exported)),
      ...(envFile === undefined
        ? sampleRemovals(others.files.length > 0 ? [] : app.samples)
        : envFileRemovals(envFile, others.files, others.complete)),
    ],
    reads: [],
    dependencies: { missing: [], command: undefined },
    nextSteps: [...(others.files.length > 0 ? [] : removalSteps(envFile)), ...packageSteps(detected, taken)],
    nothingToDo: NOTHING_TO_REMOVE,
  };
}

function exportedIn(text: string | undefined): string | undefined {
  const parsed = parseTypeScript(text ?? '');
  if ('failure' in parsed) return undefined;
  try {
    const local = sessionCode(parsed)?.made?.local;
    return local === undefined ? undefined : exportedUnder(parsed, local);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function attempt(
  { app }: Detected,
  file: string,
  text: string,
  exported: string | undefined,
): TakenFromFile | Blocked | undefined {
  try {
    return takenFrom(app, file, text, exported);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return {
      kind: 'blocked',
      title: TITLE,
      file,
      ...(error.line === undefined ? {} : { line: error.line }),
      reason: error.reason,
      manual: 'Remove it by hand and rerun.',
    };
  }
}

function removeFromFile(detected: Detected, file: string, exported: string | undefined): Change {
  return {
    title: TITLE,
    file,
    run(source) {
      const taken = source === undefined ? undefined : attempt(detected, file, source, exported);
      if (taken === undefined || ('isEmpty' in taken && taken.isEmpty)) return { kind: 'unchanged' };
      const redact = file === detected.app.session.file ? secretsIn(source ?? '') : [];
      if ('kind' in taken) return { ...taken, redact };
      return taken.text === undefined
        ? { kind: 'deleted', redact }
        : { kind: 'changed', text: taken.text, redact };
    },
  };
}

function secretsIn(source: string): string[] {
  const parsed = parseTypeScript(source);
  return 'failure' in parsed ? [] : hiddenSecrets(parsed);
}

/** The package stays declared as long as anything of it is used. */
function packageSteps(
  { app, sources }: Detected,
  taken: ReadonlyMap<string, TakenFromFile | Blocked | undefined>,
): string[] {
  const isUsed = [...sources.texts].some(([file, text]) => {
    const left = taken.get(file);
    const after = left === undefined || 'kind' in left ? text : (left.text ?? '');
    return after.includes(sdk.package);
  });
  const isDeclared = app.manifest.dependencies[sdk.package] !== undefined;
  if (isUsed || !isDeclared || sources.unread.length > 0) return [];
  return [
    `Nothing imports ${sdk.package} anymore: remove it from ${app.manifest.path} with your package manager.`,
  ];
}
