import {
  dottedName,
  statementsOf,
  stringValue,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import type { Note } from '../../../../model/change.js';
import { SECRET_VARIABLE } from '../../../../model/secret.js';
import type { Unsupported } from '../unsupported.js';
import type { ClassModules, SettingsClass } from './class-modules.js';

const WATCHED = new RegExp(
  `^(INSTALLED_APPS|MIDDLEWARE|SESSION_ENGINE|SESSION_COOKIE_\\w+|${SECRET_VARIABLE})$`,
);

/** What methods of the classes (`__init__`, `setup`, `post_setup`) make of settings after the bodies of the classes. */
export function classRemarks(modules: ClassModules | undefined): {
  readonly notes: readonly Note[];
  readonly unsupported: Unsupported | undefined;
} {
  if (modules === undefined) return { notes: [], unsupported: undefined };
  const { classes, files } = modules;
  const found = [...classes.values()].flatMap((one) => {
    const parsed = files.get(one.file);
    return parsed === undefined ? [] : touching(parsed, one);
  });
  const set = found.find(({ isSet }) => isSet);
  return {
    notes: found.filter(({ isSet }) => !isSet).map(({ message, file, line }) => ({ message, file, line })),
    unsupported: set && { file: set.file, line: set.line, reason: set.message },
  };
}

interface Touch {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  /** Whether the setting gets another value, and is not only added to. */
  readonly isSet: boolean;
}

function touching(parsed: ParsedPython, { file, name }: SettingsClass): Touch[] {
  const inMethod = ({ within: [outer, inner] }: PlacedStatement): boolean =>
    outer?.nodeType === 'ClassDef' && outer.name === name && inner?.nodeType === 'FunctionDef';
  return statementsOf(parsed)
    .filter(inMethod)
    .flatMap(({ statement, line }) => {
      const [own] = touchedBy(statement);
      if (own === undefined) return [];
      const what = own.setting ?? 'settings that are not known';
      const message = `A method of ${name} ${own.isSet ? 'sets' : 'adds to'} ${what} once the class is set up: can't tell what comes of it.`;
      return [{ message, file, line, isSet: own.isSet }];
    });
}

/** `self.X = …`, `cls.X += …`, `self.X.append(…)`, `setattr(cls, 'X', …)` */
function touchedBy(statement: Statement): { readonly setting?: string; readonly isSet: boolean }[] {
  const targets =
    statement.nodeType === 'Assign'
      ? statement.targets
      : statement.nodeType === 'AugAssign'
        ? [statement.target]
        : [];
  const assigned = targets.flatMap((target) => watched(dottedName(target)) ?? []);
  const isSet = statement.nodeType === 'Assign';
  const calls = ownNodes(statement).flatMap((node) => {
    if (node.nodeType !== 'Call') return [];
    const called = dottedName(node.func) ?? '';
    const method = /^((?:self|cls)\.\w+)\.(append|extend|insert|remove)$/.exec(called);
    const changed = watched(method?.[1]);
    if (changed !== undefined) return [{ setting: changed, isSet: method?.[2] === 'remove' }];
    if (called !== 'setattr' || !['self', 'cls'].includes(dottedName(node.args[0]) ?? '')) return [];
    const name = stringValue(node.args[1]);
    if (name === undefined) return [{ isSet: false }];
    return WATCHED.test(name) ? [{ setting: name, isSet: true }] : [];
  });
  return [...assigned.map((setting) => ({ setting, isSet })), ...calls];
}

function watched(name: string | undefined): string | undefined {
  const [owner, setting, deeper] = name?.split('.') ?? [];
  if ((owner !== 'self' && owner !== 'cls') || setting === undefined || deeper !== undefined)
    return undefined;
  return WATCHED.test(setting) ? setting : undefined;
}
