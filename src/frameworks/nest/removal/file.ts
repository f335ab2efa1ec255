import {
  allMembersNamed,
  candidatesOf,
  classNamed,
  findImport,
  importBindings,
  membersNamed,
  NodeRemoval,
  objectOfMember,
  parseTypeScript,
  usesOf,
  type Identifier,
} from '../../../languages/typescript/index.js';
import type { Blocked } from '../../../model/change.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import type { NestApp } from '../project/app.js';
import { schemaObject } from '../project/env-validation.js';
import type { Location } from '../../../session/typescript/search.js';
import { readWristbandConfig } from '../project/wristband-config.js';
import { isSdkPath, sdk } from '../sdk.js';
import { Unsupported, unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { takeRegistration } from './config-file.js';
import { takeListed } from './listed.js';
import { takeMiddleware } from './middleware.js';
import { readersIn } from './readers.js';
import { takeUse } from './uses.js';

/** What is taken out of one file of the application. */
export interface TakenFromFile {
  /** Undefined where nothing but imports would be left. */
  readonly text: string | undefined;
  /** What is taken out. */
  readonly titles: readonly string[];
  /** What can't be taken out safely. */
  readonly blocked: readonly Blocked[];
  /** What would still need the session. */
  readonly readers: readonly Location[];
}

export const TITLE = "remove the session from the application's code";

/** Undefined for a file that has nothing to do with the session, or does not parse. */
export function takenFrom(app: NestApp, file: string, text: string): TakenFromFile | undefined {
  const parsed = mayHoldSession(app, file, text) ? parseTypeScript(text) : undefined;
  if (parsed === undefined || 'failure' in parsed) return undefined;
  const removal = new NodeRemoval(parsed);
  const left: Identifier[] = [];
  const { titles, blocked } = attempted(file, tasksFor(app, file, removal, left));
  if (!removal.isEmpty) removal.takeUnusedImports(isOfSession);
  const readers = [
    ...left.map((use) => ({ name: use.getText(), file, line: use.getStartLineNumber() })),
    ...readersIn(file, removal, app.survey.sessionOwners.length > 0),
  ];
  const isGone = removal.leavesNothing && !removal.isEmpty;
  return { text: isGone ? undefined : removal.finish(), titles, blocked, readers };
}

function mayHoldSession({ validation }: NestApp, file: string, text: string): boolean {
  return validation?.schema?.file === file || /wristband|session/i.test(text);
}

/** All that can be done safely, and why the rest can't. */
function attempted(file: string, tasks: readonly Task[]): Pick<TakenFromFile, 'titles' | 'blocked'> {
  const titles: string[] = [];
  const blocked: Blocked[] = [];
  for (const { title, act } of tasks) {
    try {
      if (act() !== false) titles.push(title);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      blocked.push(blockedAt(file, error));
    }
  }
  return { titles, blocked };
}

interface Task {
  readonly title: string;
  /** False where nothing is to be done. */
  readonly act: () => unknown;
}

/**
 * Modules first: what they are given goes with them.
 * @param left gets the uses of the options that keep them
 */
function tasksFor(app: NestApp, file: string, removal: NodeRemoval, left: Identifier[]): Task[] {
  const { parsed } = removal;
  const isRegistering =
    file === app.config.file &&
    unlessUnsupported(() => readWristbandConfig(parsed).session, undefined) !== undefined;
  const registration = {
    title: 'remove sessionConfig and its options',
    act: () => left.push(...takeRegistration(removal)),
  };
  const variable = {
    title: 'remove the variable from the environment schema',
    act: () => takeVariable(app, removal),
  };
  return [
    ...usesOfSession(app, file, removal),
    ...(isRegistering ? [registration] : []),
    ...(app.validation?.schema?.file === file ? [variable] : []),
  ];
}

function usesOfSession(app: NestApp, file: string, removal: NodeRemoval): Task[] {
  const { parsed } = removal;
  const interfaceName = findImport(parsed, '@nestjs/common', 'NestModule')?.local ?? 'NestModule';
  const config = app.config.registered?.session?.exported;
  const uses = (title: string, local: string, act: (use: Identifier) => void): Task[] =>
    usesOf(parsed, local).map((use) => ({
      title,
      act: () => {
        act(use);
      },
    }));
  const bindings = importBindings(parsed).filter(({ typeOnly }) => !typeOnly);
  const ofSdk = (name: string) =>
    bindings.filter(({ module, imported }) => isSdkPath(module) && imported === name);
  const ofConfig = bindings.filter(
    ({ module, imported }) =>
      imported === config && candidatesOf(file, module, app.aliases).includes(app.config.file),
  );
  return [
    { title: `no longer load ${config ?? 'sessionConfig'}`, act: () => takeListed(removal, file, app) },
    ...ofSdk(sdk.sessionModule).flatMap(({ local }) =>
      uses(`remove ${sdk.sessionModule}`, local, (use) => {
        takeUse(removal, use);
      }),
    ),
    ...ofSdk(sdk.middleware).flatMap(({ local }) =>
      uses(`no longer apply ${sdk.middleware}`, local, (use) => {
        takeMiddleware(removal, use, interfaceName);
      }),
    ),
    ...ofConfig.flatMap(({ local }) =>
      uses(`no longer load ${local}`, local, (use) => {
        takeUse(removal, use);
      }),
    ),
  ];
}

/** The secret, and those that it has replaced. */
const OURS = [SECRET_VARIABLE, PREVIOUS_VARIABLE];

/** The variables in the schema that the environment is validated by; false where it is not there. */
function takeVariable({ validation }: NestApp, removal: NodeRemoval): boolean {
  const schema = validation?.schema;
  if (schema === undefined) return false;
  if (schema.kind === 'class-validator') {
    const declaration = classNamed(removal.parsed, schema.maker);
    const members = declaration === undefined ? [] : OURS.flatMap((name) => membersNamed(declaration, name));
    for (const member of members) removal.take(member);
    return members.length > 0;
  }
  const object = schemaObject(removal.parsed, schema);
  const members = object === undefined ? [] : OURS.flatMap((name) => allMembersNamed(object, name));
  for (const member of members) removal.takeElement(objectOfMember(member), member);
  return members.length > 0;
}

/** Imports that go also where nothing uses them. */
function isOfSession(module: string, name: string): boolean {
  return isSdkPath(module) && [sdk.sessionModule, sdk.middleware].some((one) => one === name);
}

function blockedAt(file: string, { reason, line }: Unsupported): Blocked {
  return {
    kind: 'blocked',
    title: TITLE,
    file,
    ...(line === undefined ? {} : { line }),
    reason,
    manual: 'Remove it by hand and rerun.',
  };
}
