import {
  argument,
  dottedName,
  stringValue,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import type { Loader } from '../loaders/loader.js';
import { envClasses, envClassObjects, type EnvClass } from './env-class.js';

/** The field of a class that reads a variable: its own, or the one that it is to get. */
export interface SecretField {
  readonly name: string;
  /** Whether the class has it already. */
  readonly isThere: boolean;
  /** Whether the variable must be named beside it: the class puts a prefix before the names of its fields. */
  readonly needsAlias: boolean;
  /** How a field names its variable. */
  readonly alias: 'validation_alias' | 'env';
}

export function secretField(
  { node, config, isV1 }: Pick<EnvClass, 'node' | 'config' | 'isV1'>,
  variable: string = SECRET_VARIABLE,
): SecretField {
  const names = node.body.flatMap((statement) => fieldName(statement) ?? []);
  const own = node.body.find((statement) => reads(statement, variable));
  const there = own && fieldName(own);
  const alias = isV1 ? 'env' : 'validation_alias';
  if (there !== undefined) return { name: there, isThere: true, needsAlias: false, alias };
  const isUpper = (name: string): boolean => name === name.toUpperCase();
  const asVariable = config?.isCaseSensitive === true || names.filter(isUpper).length * 2 > names.length;
  return {
    name: asVariable ? variable : variable.toLowerCase(),
    isThere: false,
    needsAlias: (config?.prefix ?? '') !== '',
    alias,
  };
}

/** The name of an annotated field: `secret_key: str`. */
export function fieldName(statement: Statement): string | undefined {
  if (statement.nodeType !== 'AnnAssign' || statement.target.nodeType !== 'Name') return undefined;
  return statement.target.id === 'model_config' ? undefined : statement.target.id;
}

/** Whether a statement is a field for the secret, or for those that it has replaced. */
export function readsSecret(statement: Statement): boolean {
  return reads(statement, SECRET_VARIABLE) || reads(statement, PREVIOUS_VARIABLE);
}

function reads(statement: Statement, variable: string): boolean {
  const name = fieldName(statement);
  if (name === undefined) return false;
  if (name.toUpperCase() === variable) return true;
  return ownNodes(statement).some(
    (node) =>
      node.nodeType === 'Call' &&
      ['alias', 'validation_alias', 'env'].some(
        (keyword) => stringValue(argument(node, -1, keyword)) === variable,
      ),
  );
}

/** Reads the secret as a field of the object that the settings file takes its other values from. */
export function envClassLoader(graph: ModuleGraph, file: string, parsed: ParsedPython): Loader | undefined {
  for (const { name, statement, of } of envClassObjects(graph, file)) {
    const [path] = of.config?.files ?? [];
    if (path === undefined) continue;
    const field = secretField(of).name;
    return {
      kind: 'settings class',
      object: name,
      read: () => `${name}.${field}`,
      previous: `${name}.${secretField(of, PREVIOUS_VARIABLE).name}`,
      from: parsed.span(statement).to,
      needsOs: false,
      source: { kind: 'file', path, reader: 'python-dotenv' },
    };
  }
  return undefined;
}

/** The classes that read an env file, or may, and refuse a variable in it that is no field of theirs. */
export function refusingClasses(graph: ModuleGraph, envFile: string): EnvClass[] {
  const all = envClasses(graph);
  const bases = new Set(all.flatMap(({ node }) => node.bases.map((base) => dottedName(base))));
  return all.filter(({ config, node }) => {
    // A class that others are derived from is as a rule no object's own.
    if (bases.has(node.name)) return false;
    if (config === undefined || config.allowsOthers) return config === undefined;
    return config.files === undefined || config.files.includes(envFile);
  });
}
