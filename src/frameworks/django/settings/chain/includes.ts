import {
  canonicalName,
  stringValue,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { folderOf, join } from '../../../../paths.js';

/** A file whose code django-split-settings runs as if it stood in the place of the call. */
interface Included {
  readonly file: string;
  /** It need not be there: `optional('local.py')`. */
  readonly optional: boolean;
}

/** Whether the statement is a call of django-split-settings' `include`. */
export function isInclude(parsed: ParsedPython, statement: Statement): boolean {
  if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return false;
  return canonicalName(parsed, statement.value.func) === 'split_settings.tools.include';
}

/**
 * The files that an `include` names; undefined where they are not given as plain strings without wildcards.
 * @param from the file with the call
 * @see https://django-split-settings.readthedocs.io/en/latest/#module-split_settings.tools
 */
export function includedFiles(
  parsed: ParsedPython,
  from: string,
  statement: Statement,
): Included[] | undefined {
  if (!isInclude(parsed, statement) || statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call')
    return undefined;
  const { args, keywords } = statement.value;
  const files = args.map((argument) => included(parsed, from, argument));
  return keywords.length === 0 && files.every((file) => file !== undefined) ? files : undefined;
}

function included(parsed: ParsedPython, from: string, node: Expression): Included | undefined {
  const isOptional =
    node.nodeType === 'Call' && canonicalName(parsed, node.func) === 'split_settings.tools.optional';
  const path = stringValue(isOptional ? node.args[0] : node);
  if (path === undefined || /[*?[\]]|^\//.test(path)) return undefined;
  return { file: join(folderOf(from), path), optional: isOptional };
}
