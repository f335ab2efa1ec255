import { folderOf, join } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Change } from '../../model/change.js';
import type { ShellResult } from '../../model/context.js';
import type { Workspace } from '../../model/files.js';
import type { ChangeSet, FrameworkModule, Project, ProjectCheck, Search } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { envFileChanges, NEW_SECRET } from '../../session/index.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import { sendsInsecureCookies, setCookieFlags } from './changes/cookie-flags.js';
import { changeFile, type Behaviour } from './changes/file-change.js';
import { extendSchema } from './changes/env-schema.js';
import { loadConfig } from './changes/load-config.js';
import { applyMiddleware } from './changes/middleware.js';
import { blockEarlyReader, blockSecondOwner } from './changes/req-session.js';
import { registerAuthModule, registerSessionModule } from './changes/sdk-module.js';
import { createConfigFile, registerSessionConfig } from './changes/session-config.js';
import { setSecret } from './changes/session-secret.js';
import { detectNest, type Detected } from './detect.js';
import { missingDependencies, packageCommand } from './packages/dependencies.js';
import type { NestApp } from './project/app.js';
import { otherNaming, removalOf } from './removal/index.js';
import { secretLocation } from './project/secret-source.js';
import { clientVariables, nextSteps, projectNotes, secretFindings, validationFindings } from './steps.js';

/** @throws UserError when the application is not one that can be patched */
export async function detect(search: Search): Promise<Project> {
  const detected = await detectNest(search);
  const { app } = detected;
  const packageFolder = folderOf(app.manifest.path);
  const { words, note } = await packageCommand(search.workspace, packageFolder);
  const projectCheck = await projectCompiler(search.workspace, app.folder);
  const others = search.removes === true ? await otherNaming(detected, search.workspace) : undefined;
  const { secret, registered } = app.config;
  return {
    framework: 'nest',
    title: `NestJS ${app.major}`,
    app: app.folder,
    target: app.root.file,
    current: {
      [insecureDevQuestion.name]: registered !== undefined && sendsInsecureCookies(registered),
      ...(secret?.kind === 'literal' ? { [secretStoreQuestion.name]: 'inline' } : {}),
    },
    notes: others !== undefined ? [] : [...projectNotes(detected), ...(note === undefined ? [] : [note])],
    changeSet: (answers) => ({
      ...(others !== undefined ? removalOf(detected, others, answers) : additionOf(detected, answers, words)),
      ...(projectCheck && { projectCheck }),
    }),
  };
}

function additionOf(
  detected: Detected,
  answers: Answers,
  words: Parameters<typeof missingDependencies>[2],
): ChangeSet {
  const { app } = detected;
  return {
    changes: changesFor(app, answers),
    reads: [],
    dependencies: {
      ...missingDependencies(app.manifest, app.major, words),
      folder: folderOf(app.manifest.path),
    },
    nextSteps: nextSteps(detected, answers),
    review: () => ({
      blocked: [],
      findings: [...secretFindings(detected, answers), ...validationFindings(detected, answers)],
      notes: [],
      unknown: [],
    }),
  };
}

export const nestModule: FrameworkModule = { detect };

/** Each change reads what those before it have planned: the root module imports what the configuration file exports. */
function changesFor(app: NestApp, answers: Answers): Change[] {
  const { config, survey, root, imports, envFile } = app;
  const names = [SECRET_VARIABLE, ...clientVariables(app)];
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
      behaviours: [
        registerSessionConfig(app, answers),
        setSecret(config.file, answers),
        ...setCookieFlags(config.file, answers),
      ],
      create: (planned) => createConfigFile(app, answers, planned),
    }),
    ...changesOfFiles([
      [imports.file, wiring],
      [root.file, [applyMiddleware(app, answers)]],
      ...schemaBehaviours(app),
    ]),
    ...(usesEnvFile && envFile !== undefined
      ? envFileChanges(envFile, answers, { names, make: NEW_SECRET.node })
      : []),
  ];
}

function schemaBehaviours(app: NestApp): [file: string, Behaviour[]][] {
  const schema = app.validation?.schema;
  return schema === undefined ? [] : [[schema.file, [extendSchema(app, schema)]]];
}

/** One change a file, in the order of the first mention. */
function changesOfFiles(all: readonly (readonly [file: string, readonly Behaviour[]])[]): Change[] {
  const byFile = new Map<string, Behaviour[]>();
  for (const [file, behaviours] of all) byFile.set(file, [...(byFile.get(file) ?? []), ...behaviours]);
  return [...byFile].flatMap(([file, [first, ...others]]) =>
    first === undefined ? [] : [changeFile({ file, behaviours: [first, ...others] })],
  );
}

/**
 * The project's own TypeScript compiler on its own configuration; undefined where either is missing. It is told
 * to leave no build information behind, which a later build would take for its own.
 */
export async function projectCompiler(workspace: Workspace, app: string): Promise<ProjectCheck | undefined> {
  if (!(await workspace.list(app)).includes('tsconfig.json')) return undefined;
  for (let folder = app; ; folder = folderOf(folder)) {
    const programs = join(folder, 'node_modules/.bin');
    if ((await workspace.list(programs)).includes('tsc')) {
      return {
        command: [
          `${workspace.root}/${join(programs, 'tsc')}`,
          ...['--noEmit', '-p', 'tsconfig.json', '--pretty', 'false'],
          ...['--composite', 'false', '--incremental', 'false'],
        ],
        errors: compilerErrors,
      };
    }
    if (folder === '') return undefined;
  }
}

/** `src/app.module.ts(3,5): error TS2322: …`; the lines that explain it further are indented. */
function compilerErrors({ stdout }: ShellResult) {
  const errors = stdout.split(/\r?\n/).filter((line) => /^\S.*?\berror TS\d+: |^error TS\d+: /.test(line));
  return errors.map((text) => ({ key: text.replace(/\(\d+,\d+\): error TS/, ': error TS'), text }));
}
