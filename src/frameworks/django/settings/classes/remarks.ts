import {
  dottedName,
  statementsOf,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type Statement,
} from '../../../../languages/python/index.js';
import { ownNodes } from '../../../../languages/python/query/statements.js';
import { filesOf } from '../../../../languages/python/evaluate/index.js';
import type { SettingsView } from '../view.js';
import { classIn } from './unwrap.js';
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
    unsupported: set && { file: set.file, line: set.line, reason: set.message, ...MOVE_IT },
  };
}

/** A condition chooses one of several classes, and what is patched is no part of all of them. */
export function rivalClasses(
  modules: ClassModules | undefined,
  { graph, file }: SettingsView,
): Unsupported | undefined {
  if (modules === undefined) return undefined;
  const others = modules.rivals.filter((one) => !filesOf(graph, one).has(file));
  const [own, other] = [file, ...others].map((one) => modules.classes.get(one));
  if (own === undefined || other === undefined) return undefined;
  const reason = `A condition imports ${own.name} from ${own.file} or ${other.name} from ${other.file}: they share no settings.`;
  const manual = 'Make this change in each of these classes, or in one that all of them are derived from.';
  return { file: own.file, line: lineOfClass(modules, own), reason, manual, others };
}

function lineOfClass({ files }: ClassModules, { file, name }: SettingsClass): number {
  const parsed = files.get(file);
  const node = parsed && classIn(parsed, name);
  return node === undefined || parsed === undefined ? 1 : parsed.line(node);
}

/** Nothing that is written in the body of the class has the last word. */
const MOVE_IT = {
  manual: 'Move it into the class body and rerun.',
  isEnough: true,
} as const;

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
      const message = `A method of ${name} ${own.isSet ? 'sets' : 'adds to'} ${what} once the class is set up: can't tell the result.`;
      return [{ message, file, line, isSet: own.isSet }];
    });
}

interface Touched {
  /** Undefined where the name is not written out. */
  readonly setting?: string;
  readonly isSet: boolean;
}

/** `self.X = …`, `cls.X += …`, `self.X.append(…)`, `setattr(cls, 'X', …)`; plain names that are added at the end do no harm. */
function touchedBy(statement: Statement): Touched[] {
  const calls = ownNodes(statement).flatMap((node) => (node.nodeType === 'Call' ? touchedByCall(node) : []));
  if (statement.nodeType === 'AugAssign') {
    const setting = isPlain(statement.value) ? undefined : watched(dottedName(statement.target));
    return setting === undefined ? calls : [{ setting, isSet: false }, ...calls];
  }
  const targets = statement.nodeType === 'Assign' ? statement.targets : [];
  const assigned = targets.flatMap((target) => watched(dottedName(target)) ?? []);
  return [...assigned.map((setting) => ({ setting, isSet: true })), ...calls];
}

function touchedByCall({ func, args }: NodeOf<'Call'>): Touched[] {
  const called = dottedName(func) ?? '';
  if (called === 'setattr') return touchedByName(args);
  const [, name, method = ''] = /^((?:self|cls)\.\w+)\.(append|extend|insert|remove)$/.exec(called) ?? [];
  const setting = watched(name);
  const isHarmless = ['append', 'extend'].includes(method) && args.every(isPlain);
  return setting === undefined || isHarmless ? [] : [{ setting, isSet: method === 'remove' }];
}

function touchedByName([owner, name]: readonly Expression[]): Touched[] {
  if (!['self', 'cls'].includes(dottedName(owner) ?? '')) return [];
  const setting = stringValue(name);
  if (setting === undefined) return [{ isSet: false }];
  return WATCHED.test(setting) ? [{ setting, isSet: true }] : [];
}

function isPlain(value: Expression): boolean {
  const elements = value.nodeType === 'List' || value.nodeType === 'Tuple' ? value.elts : [value];
  return elements.every((element) => stringValue(element) !== undefined);
}

/** Classes that are set up where nobody thinks of a secret: when an image is built, in tests, on a build server. */
const WITHOUT_SECRETS = /^(build|tests?|testing|ci|continuousintegration|circleci|travis)$/i;

/** Those that will need the secret as well, once the class that they are derived from has it. */
export function secretNotes(modules: ClassModules | undefined): Note[] {
  const all = [...(modules?.classes.values() ?? [])];
  return all.flatMap(({ file, name, bases }) => {
    const parsed = modules?.files.get(file);
    const node = parsed?.body.find((one) => one.nodeType === 'ClassDef' && one.name === name);
    if (!WITHOUT_SECRETS.test(name) || bases.length === 0 || parsed === undefined || node === undefined)
      return [];
    const message = `The class ${name} also needs ${SECRET_VARIABLE} in its environment, or its own value.`;
    return [{ message, file, line: parsed.line(node) }];
  });
}

function watched(name: string | undefined): string | undefined {
  const [owner, setting, deeper] = name?.split('.') ?? [];
  if ((owner !== 'self' && owner !== 'cls') || setting === undefined || deeper !== undefined)
    return undefined;
  return WATCHED.test(setting) ? setting : undefined;
}
