import {
  argument,
  dottedName,
  lineOf,
  statementsOf,
  stringValue,
  type ParsedPython,
} from '../../languages/python/index.js';
import { ownNodes } from '../../languages/python/statements.js';
import { textValue } from './text-value.js';

export const SETTINGS_VARIABLE = 'DJANGO_SETTINGS_MODULE';

export interface NamedSettings {
  /** Undefined where it cannot be told. */
  readonly module: string | undefined;
  readonly line: number;
}

/** What a file makes DJANGO_SETTINGS_MODULE: `os.environ.setdefault(…)`, `os.environ[…] = …`. */
export function settingsNamedIn(parsed: ParsedPython): NamedSettings[] {
  return statementsOf(parsed).flatMap(({ statement }) => {
    const line = lineOf(statement);
    if (statement.nodeType === 'Assign') {
      const isNamed = statement.targets.some(
        (target) => target.nodeType === 'Subscript' && stringValue(target.slice) === SETTINGS_VARIABLE,
      );
      return isNamed ? [{ module: textValue(parsed, statement.value), line }] : [];
    }
    return [...ownNodes(statement)].flatMap((node) => {
      if (node.nodeType !== 'Call' || !/(^|\.)environ\.setdefault$/.test(dottedName(node.func) ?? ''))
        return [];
      return stringValue(argument(node, 0)) === SETTINGS_VARIABLE
        ? [{ module: textValue(parsed, argument(node, 1)), line }]
        : [];
    });
  });
}
