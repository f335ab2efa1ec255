import type { Change } from '../../../model/change.js';
import type { ChangeSet } from '../../../model/framework.js';
import type { Answers } from '../../../model/options.js';
import type { Workspace } from '../../../model/files.js';
import { parseTypeScript } from '../../../languages/typescript/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { othersNaming, type Others } from '../../../session/uses-elsewhere.js';
import {
  envFileRemovals,
  NOTHING_TO_REMOVE,
  removalSteps,
  sampleRemovals,
} from '../../../session/removal.js';
import type { Detected } from '../detect.js';
import { blockReader } from '../../../session/typescript/readers.js';
import { hiddenSecrets } from '../../../session/typescript/secret-source.js';
import { sdk } from '../sdk.js';
import { takenFrom, TITLE, type TakenFromFile } from './file.js';

/**
 * Takes the session out of an application, wherever it was wired: the modules, the middleware, the configuration, the
 * variable. ConfigModule and what the authentication needs stay.
 */
export async function removalOf(
  detected: Detected,
  workspace: Workspace,
): Promise<(answers: Answers) => ChangeSet> {
  const { app, sources } = detected;
  const own = [...sources.texts.keys(), app.config.file, app.imports.file, app.validation?.schema?.file];
  const place = { folder: app.folder, envFile: app.envFile?.path };
  const others = await othersNaming(workspace, place, new Set(own));
  return (answers) => removal(detected, others, answers);
}

/** @param others sources of other applications that name the variable */
function removal(detected: Detected, others: Others, answers: Answers): ChangeSet {
  const { app, sources } = detected;
  const { config, imports, root, envFile, validation } = app;
  const texts = new Map(sources.texts);
  const files = new Set([...texts.keys(), config.file, imports.file, root.file]);
  if (validation?.schema !== undefined) files.add(validation.schema.file);
  const taken = new Map([...files].map((file) => [file, takenFrom(app, file, texts.get(file) ?? '')]));
  const found = [...taken.values()];
  const isThere = found.some((one) => one !== undefined && one.titles.length + one.blocked.length > 0);
  const readers = found.flatMap((one) => one?.readers ?? []);
  const naming = readers.filter(({ name }) => name.includes(SECRET_VARIABLE)).map(({ file }) => file);
  const kept = [...new Set([...naming, ...others.files])];
  return {
    changes: [
      ...(isThere ? readers : []).map((reader) => blockReader(reader, answers)),
      ...[...files].map((file) => removeFromFile(detected, file)),
      ...(envFile === undefined
        ? sampleRemovals(kept.length > 0 ? [] : app.samples)
        : envFileRemovals(envFile, kept, others.complete)),
    ],
    reads: [],
    dependencies: { missing: [], command: undefined },
    nextSteps: [...(kept.length > 0 ? [] : removalSteps(envFile)), ...packageSteps(detected, taken)],
    nothingToDo: NOTHING_TO_REMOVE,
  };
}

function removeFromFile({ app }: Detected, file: string): Change {
  return {
    title: TITLE,
    file,
    run(source) {
      const taken = source === undefined ? undefined : takenFrom(app, file, source);
      if (taken === undefined) return { kind: 'unchanged' };
      const redact = file === app.config.file ? secretsIn(source ?? '') : [];
      const [first, ...also] = taken.blocked;
      return first === undefined ? { ...resultOf(taken), redact } : { ...first, also, redact };
    },
  };
}

function secretsIn(source: string): string[] {
  const parsed = parseTypeScript(source);
  return 'failure' in parsed ? [] : hiddenSecrets(parsed);
}

function resultOf({ text, titles }: TakenFromFile): ReturnType<Change['run']> {
  if (text === undefined) return { kind: 'deleted' };
  return titles.length === 0
    ? { kind: 'unchanged' }
    : { kind: 'changed', text, titles: [...new Set(titles)] };
}

/** The package stays declared as long as anything of it is used. */
function packageSteps(
  { app, sources }: Detected,
  taken: ReadonlyMap<string, TakenFromFile | undefined>,
): string[] {
  const uses = [...sources.texts].some(([file, text]) => {
    const left = taken.get(file);
    return (left === undefined ? text : (left.text ?? '')).includes(sdk.package);
  });
  const isDeclared = app.manifest.dependencies[sdk.package] !== undefined;
  if (uses || !isDeclared || sources.unread.length > 0) return [];
  return [
    `Nothing imports ${sdk.package} anymore: remove it from ${app.manifest.path} with your package manager.`,
  ];
}
