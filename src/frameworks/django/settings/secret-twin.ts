import type { OtherKey } from '../../../session/index.js';
import { argument, dottedName, stringValue, type Expression } from '../../../languages/python/index.js';
import { readSetting } from './setting.js';
import type { SettingsView } from './view.js';

/** Whether the session secret is surely Django's SECRET_KEY: who learns the one key must not know the other. */
export function isSameKey(secret: Expression, key: Expression): boolean {
  if (dottedName(secret) === 'SECRET_KEY') return true;
  const variable = variableRead(secret);
  if (variable !== undefined) return variable === variableRead(key);
  const elements = secret.nodeType === 'List' || secret.nodeType === 'Tuple' ? secret.elts : [secret];
  const text = stringValue(key);
  return text !== undefined && elements.some((element) => stringValue(element) === text);
}

/** Where Django's own key comes from, as far as it can be told. */
export function secretKeyOf({ graph, entry }: SettingsView): OtherKey {
  const key = readSetting(graph, entry, 'SECRET_KEY');
  if (key.kind !== 'assigned') return {};
  return { variable: variableRead(key.value), literal: stringValue(key.value) };
}

/** The name in `os.environ['NAME']`, `env('NAME')`, `config('NAME', default='…')`. */
export function variableRead(node: Expression): string | undefined {
  if (node.nodeType === 'Subscript') return stringValue(node.slice);
  return node.nodeType === 'Call' ? stringValue(argument(node, 0)) : undefined;
}
