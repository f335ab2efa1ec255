import { folderOf } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Change } from '../../model/change.js';
import type { Workspace } from '../../model/files.js';
import { typed, type Argv } from '../../model/context.js';
import type { ChangeSet, FrameworkModule } from '../../model/framework.js';
import type { Answers, AnswerValue } from '../../model/options.js';
import type { OldPackage } from '../../languages/node/floors.js';
import { envFileChanges, nameInSamples, NEW_SECRET } from '../../session/index.js';
import { othersNaming, type Others } from '../../session/uses-elsewhere.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import { changeFile } from '../../session/typescript/file-change.js';
import {
  hiddenSecrets,
  isParted,
  movedSecret,
  secretLocation,
} from '../../session/typescript/secret-source.js';
import { blockSecondOwner } from '../../session/typescript/session-owners.js';
import { setCookieFlag } from './changes/cookie-flags.js';
import { blockLateLoading, isLoadedLate } from './changes/loading.js';
import { addFactory, createSessionFile, setSecret } from './changes/session-file.js';
import { wireSession } from './changes/wire.js';
import { detectExpress, type Detected } from './detect.js';
import { SDK_SPEC } from './packages/floors.js';
import { blockOldNode } from './packages/node-version.js';
import type { ExpressApp } from './project/app.js';
import { loginFlag, sessionFlag } from './project/cookies.js';
import { removalOf } from './removal/index.js';
import { rotationOf } from './rotation.js';
import { sdk } from './sdk.js';
import { loadingFindings, nextSteps, projectNotes, weakSecretFindings } from './steps.js';
import { projectCheck } from './verification.js';

/** @throws UserError when the application is not one that can be patched */
export const detect: FrameworkModule['detect'] = async (search) => {
  const detected = await detectExpress(search);
  const { app, packages } = detected;
  const check = await projectCheck(search.workspace, app);
  const others = search.removes === true ? await othersOf(search.workspace, detected) : undefined;
  const { note } = packages;
  return {
    framework: 'express',
    title: app.major === undefined ? 'Express' : `Express ${app.major}`,
    app: app.folder,
    target: app.file,
    current: currentAnswers(app),
    notes: others !== undefined ? [] : [...projectNotes(detected), ...(note === undefined ? [] : [note])],
    changeSet: (answers) => ({
      ...(others !== undefined ? removalOf(detected, others, answers) : additionOf(detected, answers)),
      ...(check && { projectCheck: check }),
    }),
    rotation: (answers, step) => rotationOf(detected, answers, step),
  };
};

function othersOf(workspace: Workspace, { app, sources }: Detected): Promise<Others> {
  const place = { folder: app.folder, envFile: app.envFile?.path };
  return othersNaming(workspace, place, new Set([...sources.texts.keys(), app.session.file]));
}

/** What the project has decided already. */
function currentAnswers({ session }: ExpressApp): Record<string, AnswerValue> {
  const { secret, isMade, isInsecure, readsInTime } = session;
  const isGood =
    secret !== undefined &&
    secret.kind !== 'none' &&
    (secret.kind !== 'too early' || readsInTime) &&
    !(secret.kind === 'literal' && secret.fault !== undefined);
  return {
    ...(isMade && { [insecureDevQuestion.name]: isInsecure }),
    ...(isGood && { [secretStoreQuestion.name]: secret.kind === 'literal' ? 'inline' : 'env' }),
  };
}

function additionOf(detected: Detected, answers: Answers): ChangeSet {
  const { app, packages, old, oldNode } = detected;
  const isDeclared = app.manifest.dependencies[sdk.package] !== undefined;
  const install: Argv = [...packages.words, SDK_SPEC];
  return {
    changes: [
      // One that is set up already runs as it is.
      ...(oldNode === undefined || app.session.isMade ? [] : [blockOldNode(oldNode, answers)]),
      ...old.map((one) => blockOldPackage(one, install)),
      ...changesFor(app, answers),
    ],
    reads: [],
    dependencies: {
      missing: isDeclared ? [] : [sdk.package],
      command: isDeclared ? undefined : install,
      folder: folderOf(app.manifest.path),
    },
    nextSteps: nextSteps(detected, answers),
    review: () => ({
      blocked: [],
      findings: [],
      notes: [],
      unknown: [],
      detected: { findings: [...loadingFindings(app, answers), ...weakSecretFindings(app, answers)] },
    }),
  };
}

/** Each change reads what those before it have planned: the application imports what the session's file exports. */
function changesFor(app: ExpressApp, answers: Answers): Change[] {
  const { session, owners, authFiles, formatting } = app;
  const isFromEnvironment = secretLocation(session.secret, answers) === 'environment';
  const isNew = !session.isMade || movedSecret(session.secret, answers) !== undefined;
  const isSame = session.file === app.file;
  const login = authFiles.includes(session.file) ? [setCookieFlag(loginFlag, session.file, answers)] : [];
  return [
    ...owners.map((owner) => blockSecondOwner(owner, answers)),
    ...(isNew && isFromEnvironment && isLoadedLate(app) ? [blockLateLoading(app)] : []),
    changeFile({
      file: session.file,
      formatting: formatting.get(session.file),
      behaviours: [
        addFactory(app, answers),
        setSecret(app, answers),
        setCookieFlag(sessionFlag, session.file, answers),
        ...login,
        ...(isSame ? [wireSession(app)] : []),
      ],
      ...(isSame ? {} : { create: (planned) => createSessionFile(app, answers, planned) }),
      hides: hiddenSecrets,
    }),
    ...authFiles
      .filter((file) => file !== session.file && file !== app.file)
      .map((file) =>
        changeFile({
          file,
          formatting: formatting.get(file),
          behaviours: [setCookieFlag(loginFlag, file, answers)],
        }),
      ),
    ...(isSame ? [] : [wiring(app, answers)]),
    ...(isFromEnvironment ? environmentChanges(app, answers) : []),
  ];
}

function wiring(app: ExpressApp, answers: Answers): Change {
  const { file, authFiles, formatting } = app;
  const login = authFiles.includes(file) ? [setCookieFlag(loginFlag, file, answers)] : [];
  return changeFile({
    file,
    formatting: formatting.get(file),
    behaviours: [wireSession(app), ...login],
    hides: hiddenSecrets,
  });
}

/** The env file and its samples; the samples alone where the application reads none that is known. */
function environmentChanges({ envFile, samples, session }: ExpressApp, answers: Answers): Change[] {
  const kept = {
    names: [SECRET_VARIABLE],
    make: NEW_SECRET.node,
    isRead:
      session.secret?.kind === 'environment' || (session.secret?.kind === 'too early' && session.readsInTime),
    moved: movedSecret(session.secret, answers),
    isParted: isParted(session.secret),
  };
  return envFile === undefined ? nameInSamples({ samples }, kept) : envFileChanges(envFile, answers, kept);
}

/** Blocks while the SDK is there in a version that has no session. */
function blockOldPackage({ name, message, file, line }: OldPackage, raise: Argv): Change {
  return {
    title: `raise ${name}`,
    file,
    run: () => ({
      kind: 'blocked',
      reason: message,
      ...(line === undefined ? {} : { line }),
      manual: `Raise it and rerun: ${typed(raise)}`,
    }),
  };
}
