import {
  importsOf,
  parsePython,
  stringValue,
  statementsOf,
  StatementRemoval,
  type ImportedName,
  type ParsedPython,
  callsOf,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Change } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import type { ChangeSet } from '../../../model/framework.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { blockUse, envFileRemovals, NOTHING_TO_REMOVE, removalSteps } from '../../../session/removal.js';
import { checkWithPython } from '../../../session/python/cpython-check.js';
import { packageRemovals, packageSteps, unusedPackages } from '../../../session/python/packages/undeclare.js';
import { readsSecret } from '../../../session/python/pydantic/field.js';
import { othersNearPython, type Others } from '../../../session/uses-elsewhere.js';
import type { FastapiApp } from '../app.js';
import { setInsecureVariable } from '../changes/insecure-variable.js';
import { isSessionRead, sessionCalls } from '../project/additions.js';
import { fullNameOf } from '../project/code.js';
import { hiddenSecrets } from '../project/secret.js';
import { INSECURE_VARIABLE, LOADER_COMMENT, SESSION_COMMENT } from '../sdk.js';
import { syntaxCheck } from '../verification.js';
import { isFree } from './asked.js';
import { withoutEntries, withoutSwitches } from './entries.js';

/** What is said of code that reads the session. */
const READ = {
  reason: 'The session, which would be removed, is read here.',
  manual: 'Remove the code that reads it and rerun.',
};

/** Takes the session out of the application: the middleware, what gives it the secret, and what loads that. */
export async function removalOf(
  app: FastapiApp,
  workspace: Workspace,
): Promise<(answers: Answers) => ChangeSet> {
  const place = { folder: app.view.app, envFile: app.envFile?.path };
  const others = await othersNearPython(workspace, place, new Set(app.view.graph.modules.keys()));
  return (answers) => removal(app, others, answers);
}

/** @param elsewhere sources of other applications that name the variable */
function removal(app: FastapiApp, elsewhere: Others, answers: Answers): ChangeSet {
  const { view, envFile, packages, around } = app;
  const withoutSession = takenFromAll(app, false);
  const isLoaderFree =
    [...around.texts.values()].every((text) => !text.includes(SECRET_VARIABLE)) &&
    isFree(app, textsLeft(app, withoutSession));
  const results = isLoaderFree ? takenFromAll(app, true) : withoutSession;
  const isThere = results.some(([, one]) => one.hasSession);
  const naming = [...around.texts].filter(([, text]) => text.includes(SECRET_VARIABLE)).map(([file]) => file);
  const others = [...naming, ...elsewhere.files];
  const hadLoader = results.some(([file]) => view.graph.modules.get(file)?.text.includes('dotenv') === true);
  const unused =
    isThere && around.complete
      ? unusedPackages(packages, [...textsLeft(app, results), ...around.texts.values()], hadLoader)
      : [];
  const readers = results.flatMap(([file, one]) =>
    isThere ? one.readers.map((line) => ({ file, line })) : [],
  );
  return {
    changes: [
      ...readers.map((reader) => blockUse({ ...reader, ...READ }, answers)),
      ...results
        .map(([file, { hasAny }]) => ({ file, hasAny }))
        .filter(({ hasAny }) => hasAny)
        .map(({ file }) => removeFrom(file, isLoaderFree)),
      ...(envFile === undefined
        ? []
        : [
            ...(others.length === 0 ? [setInsecureVariable(envFile, false)] : []),
            ...envFileRemovals(envFile, others, around.complete && elsewhere.complete),
          ]),
      ...packageRemovals(packages, unused),
    ],
    reads: [...view.graph.modules.keys()],
    dependencies: { missing: [], command: undefined },
    // Without code that has used a package, nothing tells that it is to go, too.
    writtenFirst: packageRemovals(packages, unused).map(({ file }) => file),
    nextSteps: [...(others.length > 0 ? [] : removalSteps(envFile)), ...packageSteps(packages, unused)],
    nothingToDo: NOTHING_TO_REMOVE,
    projectCheck: syntaxCheck(app),
    checkPlannedFiles: checkWithPython,
  };
}

interface Taken {
  /** The text that is left; undefined where it can't be taken out. */
  readonly text: string | undefined;
  readonly hasSession: boolean;
  /** Whether anything is taken at all, or should be. */
  readonly hasAny: boolean;
  readonly stuck: readonly { readonly reason: string; readonly line: number }[];
  /** Lines that read the session. */
  readonly readers: readonly number[];
}

type TakenByFile = readonly (readonly [file: string, taken: Taken])[];

function takenFromAll({ view }: FastapiApp, withLoader: boolean): TakenByFile {
  return [...view.graph.modules].map(([file, parsed]) => [file, takenFrom(parsed, withLoader)]);
}

function textsLeft({ view }: FastapiApp, taken: TakenByFile): string[] {
  return taken.map(([file, { text }]) => text ?? view.graph.modules.get(file)?.text ?? '');
}

function takenFrom(before: ParsedPython, withLoader: boolean): Taken {
  const hasSession = sessionCalls(before).length > 0;
  const parsed = withoutSwitches(withoutEntries(before));
  const removal = new StatementRemoval(parsed);
  const stuck = takeCalls(parsed, removal);
  takeFields(parsed, removal);
  if (withLoader) takeLoader(parsed, removal);
  removal.closeBlocks();
  if (hasSession || !removal.isEmpty) takeImports(before, parsed, removal);
  const hasAny = !removal.isEmpty || stuck.length > 0 || parsed !== before;
  const left = removal.isEmpty ? parsed.text : removal.finish();
  const text = stuck.length > 0 ? undefined : left;
  return { text, hasSession, hasAny, stuck, readers: sessionReaders(before, removal) };
}

function takeCalls(parsed: ParsedPython, removal: StatementRemoval): Taken['stuck'] {
  const reason = "The session middleware is added in a way that can't be taken out.";
  return sessionCalls(parsed).flatMap((session) => {
    const isAlone = session.statement.nodeType === 'Expr' && session.statement.value === session.call;
    return isAlone && removal.take(session, [SESSION_COMMENT]) ? [] : [{ reason, line: session.line }];
  });
}

/** Imports that only what goes has used. */
function takeImports(before: ParsedPython, parsed: ParsedPython, removal: StatementRemoval): void {
  for (const imported of importsOf(parsed)) {
    if (imported.name === '*' || imported.module === '__future__') continue;
    removal.takeImport(imported);
    if (isUnusedNow(before, parsed, imported)) removal.take(imported);
  }
}

/** Whether only what was taken out of a list or a call has used the one name that an import gives. */
function isUnusedNow(before: ParsedPython, now: ParsedPython, { local, statement }: ImportedName): boolean {
  const uses = (parsed: ParsedPython) =>
    statementsOf(parsed)
      .flatMap((one) => ownNodes(one.statement))
      .filter((node) => node.nodeType === 'Name' && node.id === local).length;
  return statement.names.length === 1 && uses(before) > 0 && uses(now) === 0;
}

/** Fields of a class of pydantic-settings for the secret, and for the switch of a run. */
function takeFields(parsed: ParsedPython, removal: StatementRemoval): void {
  for (const placed of statementsOf(parsed)) {
    const { statement, within } = placed;
    if (within.at(-1)?.nodeType !== 'ClassDef') continue;
    const isSwitch =
      statement.nodeType === 'AnnAssign' &&
      statement.target.nodeType === 'Name' &&
      statement.target.id.toUpperCase() === INSECURE_VARIABLE;
    if (readsSecret(statement) || isSwitch) removal.take(placed);
  }
}

function takeLoader(parsed: ParsedPython, removal: StatementRemoval): void {
  for (const { call, ...placed } of callsOf(parsed)) {
    if (fullNameOf(parsed, call.func) !== 'dotenv.load_dotenv') continue;
    if (removal.hasCommentAbove(placed.statement, [LOADER_COMMENT])) removal.take(placed, [LOADER_COMMENT]);
  }
}

function removeFrom(file: string, withLoader: boolean): Change {
  return {
    title: 'remove the session',
    file,
    run(source = '') {
      const parsed = parsePython(source);
      if (parsed.kind === 'failure') return { kind: 'unchanged' };
      const { text, stuck } = takenFrom(parsed, withLoader);
      const redact = hiddenSecrets(parsed);
      const [first] = stuck;
      if (text === undefined)
        return {
          kind: 'blocked',
          reason: first?.reason ?? '',
          line: first?.line ?? 1,
          manual: 'Remove it by hand and rerun.',
          redact,
        };
      return text === source ? { kind: 'unchanged', redact } : { kind: 'changed', text, redact };
    },
  };
}

/** `request.state.session`, and what else reads the secret. */
function sessionReaders(parsed: ParsedPython, removal: StatementRemoval): number[] {
  const inState = statementsOf(parsed).flatMap(({ statement, line }) =>
    ownNodes(statement).some(isSessionRead) ? [line] : [],
  );
  const ofSecret = removal.kept().flatMap((node) => {
    const isField = node.nodeType === 'Attribute' && node.attr.toUpperCase() === SECRET_VARIABLE;
    const isName = node.nodeType === 'Constant' && stringValue(node) === SECRET_VARIABLE;
    return isField || isName ? [removal.parsed.line(node)] : [];
  });
  return [...inState, ...ofSecret];
}
