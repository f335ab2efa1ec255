import {
  editPython,
  importsOf,
  insertAfter,
  insertImport,
  quoted,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import { type SECRET_VARIABLE, PREVIOUS_VARIABLE } from '../../../model/secret.js';
import { envClassObjects, type EnvClass } from '../settings/pydantic/env-class.js';
import { fieldName, refusingClasses, secretField, type SecretField } from '../settings/pydantic/field.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { isOwnModule } from './settings-edits.js';
import { settingsChange, type Edited } from './settings-change.js';

/** A variable that the settings read, or will. */
type Variable = typeof SECRET_VARIABLE | typeof PREVIOUS_VARIABLE;

/**
 * The field for a secret in each class of pydantic-settings that reads the env file: without it the class refuses every
 * start of Django as soon as the variable is there, and prints the secret.
 * @param envFile relative to the root of the workspace
 */
export function addFields(view: SettingsView, envFile: string, variable: Variable): Change[] {
  const read = envClassObjects(view.graph, view.file)
    .map(({ of }) => of)
    .filter(({ config }) => config?.files?.includes(envFile) === true)
    .slice(0, 1);
  const all = [...read, ...refusingClasses(view.graph, envFile)];
  const distinct = [...new Map(all.map((one) => [`${one.file}:${one.node.name}`, one])).values()];
  return distinct
    .filter((one) => !secretField(one, variable).isThere)
    .map((one) => addField(viewOf(view, one.file), one, envFile, variable));
}

function addField(view: SettingsView, found: EnvClass, envFile: string, variable: Variable): Change {
  const { name } = found.node;
  const field = { ...secretField(found, variable), variable };
  const what = { title: `add ${variable} to ${name}`, problem: `${name} lacks ${variable}` };
  return settingsChange(what, view, (parsed) => {
    const node = parsed.body.find(
      (statement): statement is NodeOf<'ClassDef'> =>
        statement.nodeType === 'ClassDef' && statement.name === name,
    );
    if (node === undefined || secretField({ ...found, node }, variable).isThere) return { text: parsed.text };
    return found.config?.files === undefined
      ? blocked(parsed, node, field, envFile)
      : insertField(parsed, node, field, view);
  });
}

interface NewField extends SecretField {
  readonly variable: Variable;
}

function insertField(
  parsed: ParsedPython,
  node: NodeOf<'ClassDef'>,
  field: NewField,
  view: SettingsView,
): Edited {
  const last = node.body.findLast((statement) => fieldName(statement) !== undefined) ?? lastPlain(node);
  const edits = [insertAfter(parsed, last, fieldCode(parsed, field))];
  const hasField = importsOf(parsed).some(
    ({ module, name, local }) => module === 'pydantic' && name === 'Field' && local === 'Field',
  );
  if (field.needsAlias && !hasField)
    edits.push(insertImport(parsed, { module: 'pydantic', name: 'Field' }, isOwnModule(view)));
  return { text: editPython(parsed.text, edits) };
}

/** In a class without fields: its configuration, its docstring. */
function lastPlain({ body }: NodeOf<'ClassDef'>) {
  const [first] = body;
  if (first === undefined) throw new RangeError('a class has a body');
  return body.findLast(({ nodeType }) => nodeType === 'Assign' || nodeType === 'Expr') ?? first;
}

function fieldCode(parsed: ParsedPython, { name, needsAlias, variable }: NewField): string {
  const style = styleOf(parsed);
  // There are previous secrets only while a rotation lasts.
  const fallback = variable === PREVIOUS_VARIABLE ? quoted('', style) : undefined;
  const alias = `validation_alias=${quoted(variable, style)}`;
  const given = fallback === undefined ? alias : `default=${fallback}, ${alias}`;
  if (needsAlias) return `${name}: str = Field(${given})`;
  return fallback === undefined ? `${name}: str` : `${name}: str = ${fallback}`;
}

function blocked(
  parsed: ParsedPython,
  node: NodeOf<'ClassDef'>,
  field: NewField,
  envFile: string,
): BlockedResult {
  const style = styleOf(parsed);
  return {
    kind: 'blocked',
    line: parsed.line(node),
    reason: `${node.name} may read ${envFile}, and would then reject variables in it that are not fields of the class.`,
    manual:
      `Either add the field to ${node.name}:\n\n${style.unit}${fieldCode(parsed, field)}\n\n` +
      `or let the class ignore other variables, and set the secret in the environment that starts Django:\n\n` +
      `${style.unit}model_config = SettingsConfigDict(extra=${quoted('ignore', style)})`,
  };
}
