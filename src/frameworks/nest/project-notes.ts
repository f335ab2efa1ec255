import { memberNamed } from '../../languages/typescript/objects.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Note } from '../../model/types.js';
import type { NestApp } from './app.js';
import type { Detected } from './detect.js';
import { configForRoot, forRootOptions } from './root/config-module.js';
import { unlessObstacle } from './unsupported.js';
import type { ImportsHome } from './root/imports-home.js';

/** What the user should know about what was found. */
export function projectNotes(detected: Detected): Note[] {
  const { app, others } = detected;
  const unseen =
    "No configuration of Wristband's SDK was found, but not every file was looked at. If there is one, import it in the root module and run the command again.";
  const other = 'Creates a NestJS application of another class, which gets no session by this run.';
  return [
    ...(app.config.sure ? [] : [{ message: unseen }]),
    ...others.map((file) => ({ message: other, file })),
    ...globalModuleNotes(app),
    ...environmentNotes(detected),
  ];
}

/** From NestJS 11 on the middleware of global modules runs before that of all others, the root module's included. */
function globalModuleNotes({ major, root, findings }: NestApp): Note[] {
  if (major < 11 || root.isGlobal) return [];
  return findings.globalModules
    .filter(({ file }) => file !== root.file)
    .map(({ name, file, line }) => ({
      message: `NestJS ${major} runs the middleware of ${name}, a global module, before the session: it must not read req.session.`,
      file,
      ...(line === undefined ? {} : { line }),
    }));
}

/** About the way the application reads its environment. */
function environmentNotes({ app, home }: Detected): Note[] {
  if (home === undefined) return [];
  const { file } = app.imports;
  const schema = validation(home);
  const isUnreadable = app.envFile === undefined;
  const noFile = 'ConfigModule does not read one known env file, so none is written.';
  const checked = `ConfigModule validates the environment: make sure that ${SECRET_VARIABLE} passes.`;
  return [
    ...(isUnreadable ? [{ message: noFile, file }] : []),
    ...(schema === undefined ? [] : [{ message: checked, file, line: schema }]),
  ];
}

/** The line where ConfigModule is told to validate; unknown members are dropped by some schemas. */
function validation(home: ImportsHome): number | undefined {
  return unlessObstacle(() => {
    const forRoot = configForRoot(home);
    const options = forRoot === undefined ? undefined : forRootOptions(forRoot.call);
    if (options === undefined) return undefined;
    return (
      memberNamed(options, 'validationSchema') ?? memberNamed(options, 'validate')
    )?.getStartLineNumber();
  }, undefined);
}
