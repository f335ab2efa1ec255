import { editTypeScript, reparse } from '../../../languages/typescript/edit.js';
import { addToList } from '../../../languages/typescript/lists.js';
import { styleOf } from '../../../languages/typescript/style.js';
import { makeRoom } from './add-module.js';
import type { NestApp } from '../app.js';
import { configForRoot, forRootOptions, loadArray } from './config-module.js';
import { importConfig } from '../config/config-names.js';
import type { ModuleCall } from './module-uses.js';
import { importsHome, type ImportsHome } from './imports-home.js';

/** Lets the root module's `ConfigModule.forRoot(…)` load one more configuration. */
export function addToLoad(source: string, app: NestApp, exported: string): string {
  const { text: imported, local } = importConfig(source, app, exported);
  const member = `load: [${local}]`;
  const text = makeRoom(imported, app, `{ ${member} }`, (home) => {
    const { call } = requireForRoot(home);
    return forRootOptions(call) ?? call;
  });
  const parsed = reparse(text);
  const style = styleOf(parsed);
  const forRoot = requireForRoot(importsHome(parsed, app));
  const options = forRootOptions(forRoot.call);
  const array = loadArray(forRoot);
  if (options === undefined) {
    const argument = `{${style.padding}${member}${style.padding}}`;
    return editTypeScript(text, addToList(text, forRoot.call, 0, argument, style));
  }
  if (array !== undefined) {
    return editTypeScript(text, addToList(text, array, array.getElements().length, local, style));
  }
  return editTypeScript(text, addToList(text, options, options.getProperties().length, member, style));
}

function requireForRoot(home: ImportsHome): ModuleCall {
  const forRoot = configForRoot(home);
  if (forRoot === undefined) throw new Error('ConfigModule.forRoot was lost.');
  return forRoot;
}
