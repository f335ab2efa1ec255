import { withModules } from '../../../languages/python/evaluate/index.js';
import { editPython, type NodeOf, type ParsedPython } from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import type { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import { classesToExtend, fieldBlocked, fieldEdits } from '../../../session/python/pydantic/add-field.js';
import {
  fieldElsewhere,
  hasField,
  refusingElsewhere,
  type ClassModules,
} from '../../../session/python/pydantic/classes-elsewhere.js';
import type { EnvClass } from '../../../session/python/pydantic/env-class.js';
import { secretField } from '../../../session/python/pydantic/field.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { settingsChange, type Edited } from './settings-change.js';

/** A variable that the settings read, or will. */
type Variable = typeof SECRET_VARIABLE | typeof PREVIOUS_VARIABLE;

/**
 * The field for a secret in each class of pydantic-settings that reads the env file: without it the class refuses every
 * start of Django as soon as the variable is there, and prints the secret.
 * @param envFile relative to the root of the workspace
 * @param elsewhere modules that the settings don't import, but the application may
 */
export function addFields(
  view: SettingsView,
  envFile: string,
  variable: Variable,
  elsewhere: ClassModules,
): Change[] {
  const { graph, entry } = view;
  const known = classesToExtend(graph, view.file, envFile);
  const wide = elsewhere.size === 0 ? graph : withModules(graph, elsewhere);
  return [
    ...known
      .filter((one) => !secretField(one, variable).isThere)
      .map((one) => addField(viewOf(view, one.file), one, envFile, variable)),
    ...refusingElsewhere(graph, elsewhere, envFile, known)
      .filter((one) => !hasField(wide, one, variable))
      .map((one) => addFieldElsewhere(viewOf({ graph: wide, entry }, one.file), one, variable)),
  ];
}

function addField(view: SettingsView, found: EnvClass, envFile: string, variable: Variable): Change {
  const field = { ...secretField(found, variable), variable };
  return changeOfClass(view, found, variable, (parsed, node) =>
    found.config?.files === undefined
      ? fieldBlocked(parsed, node, field, envFile, 'Django')
      : { text: editPython(parsed.text, fieldEdits(parsed, node, field, isOwnModule(view))) },
  );
}

function addFieldElsewhere(view: SettingsView, found: EnvClass, variable: Variable): Change {
  const field = fieldElsewhere(found, variable);
  return changeOfClass(view, found, variable, (parsed, node) => ({
    text: editPython(parsed.text, fieldEdits(parsed, node, field, isOwnModule(view))),
  }));
}

function changeOfClass(
  view: SettingsView,
  found: EnvClass,
  variable: Variable,
  edit: (parsed: ParsedPython, node: NodeOf<'ClassDef'>) => Edited | BlockedResult,
): Change {
  const { name } = found.node;
  const what = { title: `add ${variable} to ${name}`, problem: `${name} lacks ${variable}` };
  return settingsChange(what, view, (parsed) => {
    const node = parsed.body.find(
      (statement): statement is NodeOf<'ClassDef'> =>
        statement.nodeType === 'ClassDef' && statement.name === name,
    );
    if (node === undefined || secretField({ ...found, node }, variable).isThere) return { text: parsed.text };
    return edit(parsed, node);
  });
}
