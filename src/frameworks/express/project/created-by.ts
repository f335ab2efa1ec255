import { readManifest } from '../../../languages/node/manifest.js';
import type { Workspace } from '../../../model/files.js';
import { isOutside, upwards } from '../../../model/paths.js';

/** Packages that call `express()` themselves, and how to hand them an application instead. */
const CREATORS: Readonly<Record<string, string>> = {
  'routing-controllers':
    'Create the application with const app = express(), and replace createExpressServer(options) with useExpressServer(app, options).',
  'inversify-express-utils':
    'Create the application with const app = express(), and pass it as the fourth argument: new InversifyExpressServer(container, null, null, app).',
  '@feathersjs/express':
    'Create the application with const app = express() of the package express, and pass it to the express of @feathersjs/express: feathersExpress(feathers(), app).',
};

/** A package that creates the application, where it is imported, and what to do about it. */
export interface Creator {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly step: string;
}

/**
 * The package that creates the application in place of the project's own code.
 * @param read reads the code in the folder, which is done only where the package is declared
 */
export async function createdBy(
  workspace: Workspace,
  folder: string,
  read: () => Promise<{ readonly texts: ReadonlyMap<string, string> }>,
): Promise<Creator | undefined> {
  for (const root of upwards(folder)) {
    const manifest = isOutside(root) ? undefined : await readManifest(workspace, root);
    if (manifest === undefined || manifest.declared['@nestjs/core'] !== undefined) continue;
    for (const [name, step] of Object.entries(CREATORS)) {
      if (manifest.dependencies[name] === undefined) continue;
      const place = placeNaming(name, (await read()).texts);
      if (place !== undefined) return { name, step, ...place };
    }
  }
  return undefined;
}

function placeNaming(name: string, texts: ReadonlyMap<string, string>) {
  for (const [file, text] of texts) {
    const index = text
      .split(/\r\n|\r|\n/)
      .findIndex((line) => line.includes(`'${name}'`) || line.includes(`"${name}"`));
    if (index >= 0) return { file, line: index + 1 };
  }
  return undefined;
}
