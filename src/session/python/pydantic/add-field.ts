import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  importsOf,
  insertAfter,
  insertImport,
  quoted,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult } from '../../../model/change.js';
import { PREVIOUS_VARIABLE } from '../../../model/secret.js';
import { envClassObjects, type EnvClass } from './env-class.js';
import { fieldName, refusingClasses, type SecretField } from './field.js';

/**
 * The classes that need a field for each variable in an env file: the one that a file takes its values from, and those that
 * refuse what is no field of theirs.
 * @param envFile relative to the root of the workspace
 */
export function classesToExtend(graph: ModuleGraph, file: string, envFile: string): EnvClass[] {
  const read = envClassObjects(graph, file)
    .map(({ of }) => of)
    .filter(({ config }) => config?.files?.includes(envFile) === true)
    .slice(0, 1);
  const all = [...read, ...refusingClasses(graph, envFile)];
  return [...new Map(all.map((one) => [`${one.file}:${one.node.name}`, one])).values()];
}

/** A field that a class is to get. */
export interface NewField extends SecretField {
  readonly variable: string;
  /** Its type and its default, where it is not a text that must be there. */
  readonly written?: { readonly type: string; readonly fallback: string };
}

/** Adds a field behind the others of its class, and the import that it needs. */
export function fieldEdits(
  parsed: ParsedPython,
  node: NodeOf<'ClassDef'>,
  field: NewField,
  isOwn: (module: string) => boolean,
): TextEdit[] {
  const last = node.body.findLast((statement) => fieldName(statement) !== undefined) ?? lastPlain(node);
  const edits = [insertAfter(parsed, last, fieldCode(parsed, field))];
  const hasField = importsOf(parsed).some(
    ({ module, name, local }) => module === 'pydantic' && name === 'Field' && local === 'Field',
  );
  if (field.needsAlias && !hasField)
    edits.push(insertImport(parsed, { module: 'pydantic', name: 'Field' }, isOwn));
  return edits;
}

/** In a class without fields: its configuration, its docstring. */
function lastPlain({ body }: NodeOf<'ClassDef'>) {
  const [first] = body;
  if (first === undefined) throw new RangeError('a class has a body');
  return body.findLast(({ nodeType }) => nodeType === 'Assign' || nodeType === 'Expr') ?? first;
}

function fieldCode(parsed: ParsedPython, field: NewField): string {
  const { name, needsAlias, variable, written } = field;
  const style = styleOf(parsed);
  // There are previous secrets only while a rotation lasts.
  const previous = variable === PREVIOUS_VARIABLE ? { type: 'str', fallback: quoted('', style) } : undefined;
  const { type, fallback } = written ?? previous ?? { type: 'str', fallback: undefined };
  const alias = `${field.alias}=${quoted(variable, style)}`;
  const given = fallback === undefined ? alias : `default=${fallback}, ${alias}`;
  if (needsAlias) return `${name}: ${type} = Field(${given})`;
  return fallback === undefined ? `${name}: ${type}` : `${name}: ${type} = ${fallback}`;
}

/** Where the class may read the env file, and nobody can tell whether it does. */
export function fieldBlocked(
  parsed: ParsedPython,
  node: NodeOf<'ClassDef'>,
  field: NewField,
  envFile: string,
  framework: string,
): BlockedResult {
  const style = styleOf(parsed);
  return {
    kind: 'blocked',
    line: parsed.line(node),
    reason: `${node.name} may read ${envFile}, and would then reject variables in it that are not fields of the class.`,
    manual:
      `Either add the field to ${node.name}:\n\n${style.unit}${fieldCode(parsed, field)}\n\n` +
      `or let the class ignore other variables, and set the secret in the environment that starts ${framework}:\n\n` +
      `${style.unit}model_config = SettingsConfigDict(extra=${quoted('ignore', style)})`,
  };
}
