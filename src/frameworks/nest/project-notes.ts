import { memberNamed } from '../../languages/typescript/objects.js';
import { SECRET_VARIABLE } from '../../secret.js';
import type { Note } from '../../types.js';
import type { Detected } from './detect.js';
import { configForRoot, forRootOptions } from './config-module.js';
import { unlessObstacle } from './obstacle.js';
import { importsOf, type RootModule } from './root-module.js';

/** What the user should know about the way the application reads its environment. */
export function environmentNotes({ app, root }: Detected): Note[] {
  const { file } = app.root;
  const schema = validation(root);
  const isUnreadable =
    app.envFile === undefined && unlessObstacle(() => [importsOf(root)], undefined) !== undefined;
  const noFile = 'ConfigModule does not read one known env file, so none is written.';
  const checked = `ConfigModule validates the environment: make sure that ${SECRET_VARIABLE} passes.`;
  return [
    ...(isUnreadable ? [{ message: noFile, file }] : []),
    ...(schema === undefined ? [] : [{ message: checked, file, line: schema }]),
  ];
}

/** The line where ConfigModule is told to validate; unknown members are dropped by some schemas. */
function validation(root: RootModule): number | undefined {
  return unlessObstacle(() => {
    const forRoot = configForRoot(root);
    const options = forRoot === undefined ? undefined : forRootOptions(forRoot.call);
    if (options === undefined) return undefined;
    return (
      memberNamed(options, 'validationSchema') ?? memberNamed(options, 'validate')
    )?.getStartLineNumber();
  }, undefined);
}
