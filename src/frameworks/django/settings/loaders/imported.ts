import { dottedName, importsOf, lineOf, stringValue } from '../../../../languages/python/index.js';
import { callsOf } from './calls.js';
import type { LoaderReader } from './loader.js';

/** An object that another file of the project makes: `from config.env import env`. */
export const importedLoader: LoaderReader = (parsed) => {
  const found = importsOf(parsed).find(
    ({ local, within }) =>
      within.length === 0 &&
      ['env', 'config'].includes(local) &&
      callsOf(parsed).some(
        ({ call }) => isReading(dottedName(call.func), local) && stringValue(call.args[0]) !== undefined,
      ),
  );
  if (found === undefined) return undefined;
  const reason = `The environment is read through ${found.local}, which comes from ${found.module}.`;
  return { kind: 'unclear', line: lineOf(found.statement), reason };
};

function isReading(called: string | undefined, local: string): boolean {
  return called === local || called?.startsWith(`${local}.`) === true;
}
