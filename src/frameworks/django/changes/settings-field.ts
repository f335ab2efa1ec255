import { editPython, type NodeOf } from '../../../languages/python/index.js';
import type { Change } from '../../../model/change.js';
import type { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import { classesToExtend, fieldBlocked, fieldEdits } from '../../../session/python/pydantic/add-field.js';
import type { EnvClass } from '../../../session/python/pydantic/env-class.js';
import { secretField } from '../../../session/python/pydantic/field.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { settingsChange } from './settings-change.js';

/** A variable that the settings read, or will. */
type Variable = typeof SECRET_VARIABLE | typeof PREVIOUS_VARIABLE;

/**
 * The field for a secret in each class of pydantic-settings that reads the env file: without it the class refuses every
 * start of Django as soon as the variable is there, and prints the secret.
 * @param envFile relative to the root of the workspace
 */
export function addFields(view: SettingsView, envFile: string, variable: Variable): Change[] {
  const distinct = classesToExtend(view.graph, view.file, envFile);
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
      ? fieldBlocked(parsed, node, field, envFile, 'Django')
      : { text: editPython(parsed.text, fieldEdits(parsed, node, field, isOwnModule(view))) };
  });
}
