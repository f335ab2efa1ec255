import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import type { ParsedPython, PythonNode } from '../../../languages/python/index.js';
import type { Blocked, BlockedResult, Change, Review, Texts } from '../../../model/change.js';
import type { ChangeSet, Search } from '../../../model/framework.js';
import type { Answers } from '../../../model/options.js';
import {
  blockUse,
  envFileRemovals,
  holdsOthers,
  NOTHING_TO_REMOVE,
  removalSteps,
  type SessionUse,
} from '../../../session/removal.js';
import type { DjangoApp } from '../app.js';
import { realFile } from '../changes/class-changes.js';
import { settingsChange } from '../changes/settings-change.js';
import { checkWithPython } from '../../../session/python/cpython-check.js';
import { systemChecks } from '../project/project-check.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { ENGINE } from '../settings/names.js';
import { variablesRead } from '../settings/loaders/variables-read.js';
import { possibleValues } from '../settings/possible-values.js';
import { hiddenSecrets } from '../settings/hidden-secrets.js';
import { viewOf, withTexts } from '../settings/view.js';
import { packageRemovals, packageSteps, unusedPackages } from '../../../session/python/packages/undeclare.js';
import { readersElsewhere, readersInSettings, SECRETS, type Reader } from './readers.js';
import { loadersOfRuns, sharedNames, takenFrom, type Extent } from './settings.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';

/**
 * Takes the session out of the settings, wherever they set it: the engine, the cookie's settings that a run or the guide has
 * put in, the secret and what loads it. The app and the middleware of Django's sessions stay.
 */
export async function removalOf(app: DjangoApp, search: Search): Promise<(answers: Answers) => ChangeSet> {
  const around = await surroundingsOf(app, search);
  return (answers) => removal(app, around, answers);
}

function removal(app: DjangoApp, around: Surroundings, answers: Answers): ChangeSet {
  const { view, envFile, packages, entry, interpreter } = app;
  const readElsewhere = readersElsewhere(around);
  const shared = sharedNames(view.graph.modules.values());
  const withLoader = readElsewhere.length === 0 && isLoaderFree(app, around, shared);
  const extent = { withLoader, shared };
  const taken = takenFromAll(view.graph, extent);
  const isThere = [...taken.values()].some((one) => !one.removal.isEmpty || one.stuck.length > 0);
  const readers = [...readersInSettings(view.graph, taken), ...readElsewhere];
  const secretReaders = readers.filter(({ name }) => SECRETS.includes(name));
  const naming = [
    ...new Set(secretReaders.map(({ file }) => realFile(app.classes, file))),
    ...around.others.files,
  ];
  const hadLoader = [...view.graph.modules.values()].some(({ text }) => text.includes('dotenv'));
  const texts = [...left(view.graph, taken).values(), ...around.sources.values()];
  const unused = isThere && around.complete ? unusedPackages(packages, texts, hadLoader) : [];
  return {
    changes: [
      ...(isThere ? readers : []).map((reader) => blockUse(useOf(reader), answers)),
      ...[...taken.keys()].map((file) => removeFrom(app, file, extent)),
      ...(envFile === undefined
        ? []
        : envFileRemovals(envFile, naming, around.complete && around.others.complete)),
      ...packageRemovals(packages, unused),
    ],
    reads: [...taken.keys()],
    dependencies: { missing: [], command: undefined },
    // Without code that has used a package, nothing tells that it is to go, too.
    writtenFirst: packageRemovals(packages, unused).map(({ file }) => file),
    nextSteps: [
      ...(naming.length > 0 ? [] : removalSteps(envFile)),
      ...engineSteps(app, taken),
      ...(isThere && !withLoader ? loaderSteps(app) : []),
      ...packageSteps(packages, unused),
    ],
    nothingToDo: NOTHING_TO_REMOVE,
    projectCheck: systemChecks(packages.manager, entry, interpreter.program),
    review: (texts) => reviewRemoval(app, texts),
    checkPlannedFiles: checkWithPython,
  };
}

type Taken = ReadonlyMap<string, ReturnType<typeof takenFrom>>;

function takenFromAll({ modules }: ModuleGraph, extent: Extent): Taken {
  return new Map([...modules].map(([file, parsed]) => [file, takenFrom(parsed, extent)]));
}

/** The settings files as they will be. */
function left(graph: ModuleGraph, taken: Taken): ReadonlyMap<string, string> {
  return new Map(
    [...graph.modules].map(([file, parsed]) => {
      const removal = taken.get(file)?.removal;
      return [file, removal === undefined || removal.isEmpty ? parsed.text : removal.finish()];
    }),
  );
}

/** Whether what loads the env file would serve nothing else: no other variable is asked for, and the file has none. */
function isLoaderFree({ view }: DjangoApp, { envText }: Surroundings, shared: ReadonlySet<string>): boolean {
  const taken = takenFromAll(view.graph, { withLoader: false, shared });
  if ([...taken.values()].some(({ removal }) => removal.kept().some(readsEnvironment))) return false;
  const settings = left(view.graph, taken);
  const { graph } = withTexts(view, (file) => settings.get(file));
  return variablesRead(graph, view.entry).names.size === 0 && !holdsOthers(envText);
}

/** `os.environ`, `getenv`, in whatever form. */
function readsEnvironment(node: PythonNode): boolean {
  const name = node.nodeType === 'Attribute' ? node.attr : node.nodeType === 'Name' ? node.id : undefined;
  return name === 'environ' || name === 'getenv';
}

function removeFrom({ view }: DjangoApp, file: string, extent: Extent): Change {
  const title = 'remove the session from the settings';
  return settingsChange({ title }, viewOf(view, file), (parsed: ParsedPython, now) => {
    const { removal, stuck } = takenFrom(parsed, extent);
    const redact = hiddenSecrets(now.graph, now.entry);
    const [first, ...also] = stuck.map((one) => blockedAt(one.reason, one.line));
    if (first !== undefined) return { ...first, redact, also: also.map((one) => ({ ...one, title })) };
    return { text: removal.isEmpty ? parsed.text : removal.finish(), redact };
  });
}

function blockedAt(reason: string, line: number): BlockedResult {
  return { kind: 'blocked', reason, line, manual: 'Remove it by hand and rerun.' };
}

function useOf({ name, file, line }: Reader): SessionUse {
  const reason = `${name}, which would be removed, is read here.`;
  return { file, line, reason, manual: 'Remove the code that reads it and rerun.' };
}

/** An engine that is set in a way that can't be followed must not be left without its secret. */
function reviewRemoval({ view, servers }: DjangoApp, texts: Texts): Review {
  const { graph } = withTexts(view, (file) => texts.get(file));
  const blocked = [...new Set([view.entry, ...servers])].flatMap((module) => stillThere(graph, module));
  return { blocked, findings: [], notes: [], unknown: [] };
}

function stillThere(graph: ModuleGraph, module: string): Blocked[] {
  const values = possibleValues(evaluatorOf(graph), module, 'SESSION_ENGINE');
  return values.flatMap((value): Blocked[] => {
    if (value.kind !== 'plain' || value.value !== ENGINE) return [];
    const { file, line } = value.at;
    const reason = `SESSION_ENGINE would still be Wristband's.`;
    return [{ ...blockedAt(reason, line), title: 'check the settings as Django loads them', file }];
  });
}

/** Django's own engine is used again, unless another one is written in the settings as they will be. */
function engineSteps({ view, classes }: DjangoApp, taken: Taken): string[] {
  const settings = left(view.graph, taken);
  const { graph, entry, file } = withTexts(view, (one) => settings.get(one));
  const values = possibleValues(evaluatorOf(graph), entry, 'SESSION_ENGINE');
  if (
    values.some((value) => value.kind === 'plain' || (value.kind === 'unknown' && value.node !== undefined))
  )
    return [];
  const isOpen = values.some(({ kind }) => kind === 'unknown');
  const isGone = [...taken.values()].some(({ names }) => names.has('SESSION_ENGINE'));
  if (isOpen && !isGone) return [];
  const otherwise = isOpen ? " (unless code that can't be followed sets it)" : '';
  const of = classes?.classes.get(file);
  const place = of === undefined ? file : `the class ${of.name} in ${of.file}`;
  return [
    `SESSION_ENGINE is now Django's default, the database${otherwise}: run python manage.py migrate, or set another engine in ${place}. Everyone has to log in again.`,
  ];
}

/** What a run has added stays where other settings may have come to need it. */
function loaderSteps({ view, classes }: DjangoApp): string[] {
  const files = [...view.graph.modules].filter(([, parsed]) => loadersOfRuns(parsed).length > 0);
  return files.map(
    ([file]) =>
      `load_dotenv stays in ${realFile(classes, file)}, because other settings may read .env. If none do, remove it and python-dotenv by hand.`,
  );
}
