import { Node, type ArrayLiteralExpression, type ObjectLiteralExpression } from 'ts-morph';
import { memberNamed, valueOf } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { arrayIn, exportedArray } from './imports-array.js';
import { Unsupported } from '../unsupported.js';
import { rootModule, type RootModule, type RootName } from './root-module.js';

/** Where the root module's imports are written. */
export interface ImportsPlace {
  readonly file: string;
  /** What the array, or the function that returns it, is called there; undefined in the root module's own file. */
  readonly local: string | undefined;
}

/** The file in which the root module's imports are written, and the imports in it. */
export interface ImportsHome {
  readonly parsed: ParsedTypeScript;
  /** Undefined when the module has none. */
  readonly array: ArrayLiteralExpression | undefined;
  /** The object that they stand in, or go into. */
  readonly options: ObjectLiteralExpression | undefined;
}

/**
 * @param parsed the file of `imports`
 * @throws Unsupported when it cannot be seen what the imports hold
 */
export function importsHome(
  parsed: ParsedTypeScript,
  { root, imports }: { readonly root: RootName; readonly imports: ImportsPlace },
): ImportsHome {
  if (imports.local === undefined) return ownImports(rootModule(parsed, root));
  const array = exportedArray(parsed, imports.local);
  if (array === undefined) throw new Unsupported(`It cannot be seen any more what ${imports.local} holds.`);
  return { parsed, array: complete(array), options: undefined };
}

/**
 * The imports where they stand in the root module's own file.
 * @throws Unsupported when they do not, or it cannot be seen what they hold
 */
function ownImports({ parsed, options, defined }: RootModule): ImportsHome {
  if (defined !== undefined) {
    const array = arrayIn(defined);
    if (array !== undefined) return { parsed, array: complete(array), options: undefined };
    throw new Unsupported(
      'The imports that are defined are not an array literal that can be followed.',
      defined,
    );
  }
  if (options === undefined) throw new Error('A module was found without anything that says its imports.');
  const member = memberNamed(options, 'imports');
  const spread = options.getProperties().findLast(Node.isSpreadAssignment);
  if (spread !== undefined && (member === undefined || member.getStart() < spread.getStart()))
    throw new Unsupported('The argument of @Module holds a spread, which may set imports.', options);
  if (member === undefined) return { parsed, array: undefined, options };
  const value = valueOf(member);
  const array = value === undefined ? undefined : arrayIn(value);
  if (array === undefined)
    throw new Unsupported('imports of @Module is not an array literal that can be followed.', member);
  const isInside = array.getStart() > options.getStart() && array.getEnd() < options.getEnd();
  return { parsed, array: complete(array), options: isInside ? options : undefined };
}

function complete(array: ArrayLiteralExpression): ArrayLiteralExpression {
  const odd = array.getElements().find(Node.isOmittedExpression);
  if (odd !== undefined) throw new Unsupported('imports of @Module has an empty element.', odd);
  return array;
}
