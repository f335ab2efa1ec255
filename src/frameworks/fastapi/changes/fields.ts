import { withModules } from '../../../languages/python/evaluate/index.js';
import {
  editPython,
  quoted,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { BlockedResult, Change } from '../../../model/change.js';
import { PREVIOUS_VARIABLE } from '../../../model/secret.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import {
  classesToExtend,
  fieldBlocked,
  fieldEdits,
  type NewField,
} from '../../../session/python/pydantic/add-field.js';
import {
  fieldElsewhere,
  hasField,
  refusingElsewhere,
} from '../../../session/python/pydantic/classes-elsewhere.js';
import type { EnvClass } from '../../../session/python/pydantic/env-class.js';
import { secretField } from '../../../session/python/pydantic/field.js';
import type { FastapiApp } from '../app.js';
import { decoupleOf } from '../loaders/settings-class.js';
import { INSECURE_VARIABLE } from '../sdk.js';
import { fileChange } from './file-change.js';

/**
 * The field for a variable in the class that the application takes its values from, and in each that reads the env file and
 * refuses what is no field of its own.
 */
export function addFields(app: FastapiApp, variable: string): Change[] {
  const { view, reading, envFile, envClasses } = app;
  const all = [
    ...(reading.of === undefined ? [] : [reading.of]),
    ...(envFile === undefined ? [] : classesToExtend(view.graph, view.file, envFile.path)),
  ];
  const distinct = [...new Map(all.map((one) => [`${one.file}:${one.node.name}`, one])).values()];
  return [
    ...distinct
      .filter((one) => !secretField(one, variable).isThere)
      .map((one) =>
        addField(view, one, envFile?.path ?? '.env', variable, reading.of?.node.name === one.node.name),
      ),
    ...(envFile === undefined ? [] : fieldsElsewhere(view, envClasses, envFile.path, { distinct, variable })),
  ];
}

/** In classes of modules that the application is not seen to import. */
function fieldsElsewhere(
  view: FastapiApp['view'],
  envClasses: FastapiApp['envClasses'],
  envFile: string,
  { distinct, variable }: { readonly distinct: readonly EnvClass[]; readonly variable: string },
): Change[] {
  const graph = envClasses.size === 0 ? view.graph : withModules(view.graph, envClasses);
  return refusingElsewhere(view.graph, envClasses, envFile, distinct)
    .filter((one) => !hasField(graph, one, variable))
    .map((one) => changeOfClass({ ...view, graph }, one, fieldElsewhere(one, variable), () => undefined));
}

function addField(
  view: FastapiApp['view'],
  found: EnvClass,
  envFile: string,
  variable: string,
  isRead: boolean,
): Change {
  const decouple = decoupleOf(found);
  const written = decouple === undefined ? plain(variable) : asSiblings(found, decouple, variable);
  const field = {
    ...secretField(found, variable),
    variable,
    ...(written === undefined ? {} : { written }),
    ...(decouple === undefined ? {} : { needsAlias: false }),
  };
  return changeOfClass(view, found, field, (parsed, node) =>
    !isRead && found.config?.files === undefined
      ? fieldBlocked(parsed, node, field, envFile, 'the application')
      : undefined,
  );
}

/** @param whyNot what is said instead, if anything */
function changeOfClass(
  view: FastapiApp['view'],
  found: EnvClass,
  field: NewField,
  whyNot: (parsed: ParsedPython, node: NodeOf<'ClassDef'>) => BlockedResult | undefined,
): Change {
  const { name } = found.node;
  const { variable } = field;
  return fileChange(
    { title: `add ${variable} to ${name}`, problem: `${name} lacks ${variable}` },
    { ...view, file: found.file },
    (parsed, now) => {
      const node = parsed.body.find(
        (statement): statement is NodeOf<'ClassDef'> =>
          statement.nodeType === 'ClassDef' && statement.name === name,
      );
      if (node === undefined || secretField({ ...found, node }, variable).isThere)
        return { text: parsed.text };
      const isOwn = isOwnModule({ ...now, file: found.file });
      return (
        whyNot(parsed, node) ?? { text: editPython(parsed.text, fieldEdits(parsed, node, field, isOwn)) }
      );
    },
  );
}

type Written = Required<NewField>['written'];

function plain(variable: string): Written | undefined {
  return variable === INSECURE_VARIABLE ? { type: 'bool', fallback: 'False' } : undefined;
}

/** A class whose other fields take their values from decouple reads no env file itself. */
function asSiblings({ parsed }: EnvClass, decouple: string, variable: string): Written {
  const style = styleOf(parsed);
  const name = quoted(variable, style);
  if (variable === INSECURE_VARIABLE)
    return { type: 'bool', fallback: `${decouple}(${name}, default=False, cast=bool)` };
  const missing = variable === PREVIOUS_VARIABLE ? `, default=${quoted('', style)}` : '';
  return { type: 'str', fallback: `${decouple}(${name}${missing})` };
}
