import {
  arrayBehind,
  exportedArray,
  isEmptyElement,
  isInside,
  isSpreadMember,
  memberNamed,
  valueOf,
  type ArrayLiteralExpression,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { allowsModules } from './metadata.js';
import { rootModule, type RootModule, type RootName } from './root-module.js';

/** Where the root module's imports are written. */
export interface ImportsLocation {
  readonly file: string;
  /** What the array, or the function that returns it, is called there; undefined in the root module's own file. */
  readonly local: string | undefined;
}

/** The root module's imports, in the file in which they are written. */
export interface RootImports {
  readonly parsed: ParsedTypeScript;
  /** Undefined when the module has none. */
  readonly array: ArrayLiteralExpression | undefined;
  /** The object that has them, or gets them. */
  readonly options: ObjectLiteralExpression | undefined;
}

/**
 * @param parsed the file of `imports`
 * @throws Unsupported when it cannot be seen what the imports hold
 */
export function rootImports(
  parsed: ParsedTypeScript,
  { root, imports }: { readonly root: RootName; readonly imports: ImportsLocation },
): RootImports {
  if (imports.local === undefined) return ownImports(rootModule(parsed, root));
  const array = exportedArray(parsed, imports.local, allowsModules);
  if (array === undefined) throw new Unsupported(`Can't tell what ${imports.local} contains.`);
  return { parsed, array: withoutGaps(array), options: undefined };
}

/**
 * The imports in the root module's own file.
 * @throws Unsupported when it cannot be seen what they hold
 */
function ownImports({ parsed, options, defined }: RootModule): RootImports {
  if (defined !== undefined) {
    const array = arrayBehind(defined, allowsModules);
    if (array !== undefined) return { parsed, array: withoutGaps(array), options: undefined };
    throw new Unsupported(
      'The imports that are defined are not an array literal that can be followed.',
      defined,
    );
  }
  if (options === undefined) throw new Error('A module was found without anything that says its imports.');
  const member = memberNamed(options, 'imports');
  const spread = options.getProperties().findLast((property) => isSpreadMember(property));
  if (spread !== undefined && (member === undefined || member.getStart() < spread.getStart()))
    throw new Unsupported('The argument of @Module contains a spread, which may set imports.', options);
  if (member === undefined) return { parsed, array: undefined, options };
  const value = valueOf(member);
  const array = value === undefined ? undefined : arrayBehind(value, allowsModules);
  if (array === undefined)
    throw new Unsupported('imports of @Module is not an array literal that can be followed.', member);
  return { parsed, array: withoutGaps(array), options: isInside(array, options) ? options : undefined };
}

function withoutGaps(array: ArrayLiteralExpression): ArrayLiteralExpression {
  const gap = array.getElements().find((element) => isEmptyElement(element));
  if (gap !== undefined) throw new Unsupported('imports of @Module has an empty element.', gap);
  return array;
}
