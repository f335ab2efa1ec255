import { envFileChanges } from '../../session/index.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import { folderOf } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Answers, FrameworkModule, Project, Search, Change } from '../../model/types.js';
import type { NestApp } from './app.js';
import { missingDependencies } from './packages/dependencies.js';
import { detectNest } from './detect.js';
import { nextSteps } from './next-steps.js';
import { ownCompiler } from './project-check.js';
import { packageCommand } from './packages/package-command.js';
import { projectNotes } from './project-notes.js';
import { CLIENT_VARIABLES } from './sdk.js';
import { secretPlace } from './config/secret-place.js';
import { setCookieFlags } from './changes/cookie-flag.js';
import { loadConfig } from './changes/load-config.js';
import { applyMiddleware } from './changes/middleware.js';
import { registerAuthModule, registerSessionModule } from './changes/sdk-module.js';
import { registerSessionConfig } from './changes/session-config.js';
import { refuseEarlyReader } from './changes/session-reader.js';
import { refuseSecondOwner } from './changes/session-owner.js';
import { setSecret } from './changes/session-secret.js';
import { together } from './changes/together.js';

/** @throws UserError when the application is not one that can be patched */
export async function detect(search: Search): Promise<Project> {
  const detected = await detectNest(search);
  const { app } = detected;
  const home = folderOf(app.manifest.path);
  const { words, note } = await packageCommand(search.workspace, home);
  const projectCheck = await ownCompiler(search.workspace, app.folder);
  const { secret, insecure } = app.config;
  return {
    framework: 'nest',
    title: `NestJS ${app.major}`,
    app: app.folder,
    target: app.root.file,
    current: {
      [insecureDevQuestion.name]: insecure,
      ...(secret?.kind === 'literal' ? { [secretStoreQuestion.name]: 'inline' } : {}),
    },
    notes: [...projectNotes(detected), ...(note === undefined ? [] : [note])],
    changeSet: (answers) => ({
      changes: transformsOf(app, answers),
      reads: [],
      dependencies: { ...missingDependencies(app.manifest, app.major, words), folder: home },
      nextSteps: nextSteps(app, answers),
      ...(projectCheck && { projectCheck }),
    }),
  };
}

export const nestModule: FrameworkModule = { detect };

function transformsOf(app: NestApp, answers: Answers): Change[] {
  const names = app.config.exists ? [SECRET_VARIABLE] : [SECRET_VARIABLE, ...CLIENT_VARIABLES];
  const usesEnvFile = secretPlace(app, answers) === 'environment';
  return [
    ...app.findings.sessionOwners.map((owner) => refuseSecondOwner(owner, answers)),
    ...app.findings.earlyReaders.map((reader) => refuseEarlyReader(reader, app.major, answers)),
    ...together([
      registerSessionConfig(app, answers),
      setSecret(app, answers),
      ...setCookieFlags(app, answers),
    ]),
    ...together([
      loadConfig(app),
      registerAuthModule(app),
      registerSessionModule(app),
      applyMiddleware(app, answers),
    ]),
    ...(usesEnvFile && app.envFile !== undefined ? envFileChanges(app.envFile, answers, names) : []),
  ];
}
