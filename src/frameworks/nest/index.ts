import { folderOf } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Change } from '../../model/change.js';
import type { ChangeSet, FrameworkModule, Project, Search } from '../../model/framework.js';
import type { Answers, AnswerValue } from '../../model/options.js';
import { envFileChanges, nameInSamples, NEW_SECRET } from '../../session/index.js';
import { type Unset, unsetNotes } from '../../session/unset.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import { sendsInsecureCookies, setCookieFlags } from './changes/cookie-flags.js';
import { changeFile, type Behaviour } from '../../session/typescript/file-change.js';
import { extendSchema } from './changes/env-schema.js';
import { loadConfig } from './changes/load-config.js';
import { listConfig } from './changes/load-list.js';
import { applyMiddleware } from './changes/middleware.js';
import { blockOldPackage } from './changes/package-versions.js';
import { blockEarlyReader } from './changes/req-session.js';
import { blockSecondOwner } from '../../session/typescript/session-owners.js';
import { registerAuthModule, registerSessionModule } from './changes/sdk-module.js';
import { createConfigFile, registerSessionConfig } from './changes/session-config.js';
import { setSecret } from './changes/session-secret.js';
import { detectNest, type Detected } from './detect.js';
import { missingDependencies, raiseCommand } from './packages/dependencies.js';
import type { NestApp } from './project/app.js';
import type { LoadList } from './project/load-list.js';
import {
  hiddenSecrets,
  isParted,
  movedSecret,
  secretLocation,
  type SecretSource,
} from '../../session/typescript/secret-source.js';
import { rotationOf } from './rotation.js';
import { projectCompiler } from '../../languages/node/project-compiler.js';
import {
  clientVariables,
  nextSteps,
  oldPackageFindings,
  openSteps,
  projectNotes,
  secretFindings,
  validationFindings,
  weakSecretFindings,
} from './steps.js';

/** @throws UserError when the application is not one that can be patched */
export async function detect(search: Search): Promise<Project> {
  const detected = await detectNest(search);
  const { app } = detected;
  const { note } = detected.packages;
  const projectCheck = await projectCompiler(search.workspace, {
    folder: app.folder,
    build: detected.build,
    target: app.root.file,
  });
  // What only `remove` needs is loaded for it alone.
  const module = search.removes === true ? await import('./removal/index.js') : undefined;
  const removal = await module?.removalOf(detected, search.workspace);
  const { registered } = app.config;
  return {
    framework: 'nest',
    title: `NestJS ${app.major}`,
    app: app.folder,
    target: app.root.file,
    current: {
      ...(registered?.session && { [insecureDevQuestion.name]: sendsInsecureCookies(registered) }),
      ...currentStore(app.config.secret),
    },
    notes: removal !== undefined ? [] : [...projectNotes(detected), ...(note === undefined ? [] : [note])],
    changeSet: (answers) => ({
      ...(removal?.(answers) ?? additionOf(detected, answers)),
      ...(projectCheck && { projectCheck }),
    }),
    rotation: (answers, step) => ({
      ...rotationOf(detected, answers, step),
      ...(projectCheck && { projectCheck }),
    }),
  };
}

/** Where the secret is; none where there is no good one yet. */
function currentStore(secret: SecretSource | undefined): Record<string, AnswerValue> {
  if (secret === undefined || secret.kind === 'none' || secret.kind === 'too early') return {};
  if (secret.kind === 'literal' && secret.fault !== undefined) return {};
  return { [secretStoreQuestion.name]: secret.kind === 'literal' ? 'inline' : 'env' };
}

function additionOf(detected: Detected, answers: Answers): ChangeSet {
  const { app, packages, old } = detected;
  return {
    changes: [...blockOldPackages(detected), ...changesFor(detected, answers)],
    reads: [],
    dependencies: {
      ...missingDependencies(app.manifest, app.major, packages, old),
      folder: folderOf(app.manifest.path),
    },
    openSteps: openSteps(detected),
    nextSteps: nextSteps(detected, answers),
    review: () => ({
      blocked: [],
      findings: [],
      notes: [],
      // The environment of production is never in the repository.
      unknown: answers.production === true ? [] : unsetNotes(detected.unset),
      detected: {
        findings: [
          ...oldPackageFindings(detected, answers),
          ...secretFindings(detected, answers),
          ...weakSecretFindings(app, answers),
          ...validationFindings(detected, answers),
        ],
      },
    }),
  };
}

export const nestModule: FrameworkModule = { detect };

/** What the patched application would not compile with. */
function blockOldPackages({ app, packages, old }: Detected): Change[] {
  return old
    .filter(({ compiles }) => !compiles)
    .map((one) => blockOldPackage(one, raiseCommand(one.name, app.major, packages)));
}

/** Each change reads what those before it have planned: the root module imports what the configuration file exports. */
function changesFor({ app, unset }: Detected, answers: Answers): Change[] {
  const { config, survey, root, imports } = app;
  const usesEnvFile = secretLocation(config.secret, answers) === 'environment';
  const wiring = [
    loadConfig(app),
    ...(app.ownAuth ? [] : [registerAuthModule(app)]),
    registerSessionModule(app),
  ];
  return [
    ...survey.sessionOwners.map((owner) => blockSecondOwner(owner, answers)),
    ...survey.earlyReaders.map((reader) => blockEarlyReader(reader, app.major, answers)),
    changeFile({
      file: config.file,
      formatting: app.formatting.get(config.file),
      behaviours: [
        registerSessionConfig(app, answers),
        setSecret(app, answers),
        ...setCookieFlags(config.file, answers),
      ],
      create: (planned) => createConfigFile(app, answers, planned),
      hides: hiddenSecrets,
    }),
    ...changesOfFiles(app, [
      [imports.file, wiring],
      [root.file, [applyMiddleware(app, answers)]],
      ...(imports.loadList === undefined ? [] : [listBehaviour(app, imports.loadList)]),
      ...schemaBehaviours(app),
    ]),
    ...(usesEnvFile ? environmentChanges(app, unset, answers) : []),
  ];
}

/** The env file and its samples; the samples alone where the application reads none. */
function environmentChanges(app: NestApp, unset: Unset, answers: Answers): Change[] {
  const demanded = clientVariables(app);
  const kept = {
    names: [SECRET_VARIABLE, ...demanded],
    make: NEW_SECRET.node,
    isRead: app.config.secret?.kind === 'environment',
    moved: movedSecret(app.config.secret, answers),
    isParted: isParted(app.config.secret),
    unset: unset.sure ? demanded.filter((name) => unset.names.includes(name)) : [],
  };
  return app.envFile === undefined
    ? nameInSamples({ samples: app.samples }, kept)
    : envFileChanges(app.envFile, answers, kept);
}

function listBehaviour(app: NestApp, list: LoadList): [file: string, Behaviour[]] {
  return [list.file, [listConfig(app, list)]];
}

function schemaBehaviours(app: NestApp): [file: string, Behaviour[]][] {
  const schema = app.validation?.schema;
  return schema === undefined ? [] : [[schema.file, [extendSchema(app, schema)]]];
}

/** One change a file, in the order of the first mention. */
function changesOfFiles(
  { formatting }: NestApp,
  all: readonly (readonly [file: string, readonly Behaviour[]])[],
): Change[] {
  const byFile = new Map<string, Behaviour[]>();
  for (const [file, behaviours] of all) byFile.set(file, [...(byFile.get(file) ?? []), ...behaviours]);
  return [...byFile].flatMap(([file, [first, ...others]]) =>
    first === undefined
      ? []
      : [changeFile({ file, formatting: formatting.get(file), behaviours: [first, ...others] })],
  );
}
