import type {
  Blocked,
  Change,
  ChangeResult,
  ManualCode,
  Note,
  PlannedTexts,
  Review,
  Texts,
} from '../../../model/change.js';
import { assignmentsOf, dottedName, editPython, type ParsedPython } from '../../../languages/python/index.js';
import { insertAt } from '../../../languages/text/text-edit.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { importOfConfigurations } from '../settings/classes/loader.js';
import type { SettingsView } from '../settings/view.js';
import { settingsChange } from './settings-change.js';
import type { ChangeSet } from '../../../model/framework.js';
import type { ClassModules } from '../settings/classes/class-modules.js';

/** The changes of modules that stand for classes, made to the files that the classes are written in. */
export function inClassFiles(classes: ClassModules, set: ChangeSet): ChangeSet {
  return {
    ...set,
    changes: set.changes.map((change) => inClassFile(classes, change)),
    reads: [...new Set(set.reads.map((file) => realFile(classes, file)))],
    ...(set.review && {
      review: (texts) => renamedReview(classes, set.review?.(withModules(classes, texts))),
    }),
  };
}

/** `values` of django-configurations, beside what the file imports from there already. */
export function importValues(view: SettingsView): Change {
  const what = {
    title: 'import values of django-configurations',
    problem: 'values is not imported from django-configurations',
  };
  return settingsChange(what, view, (parsed) => {
    const statement = importOfConfigurations(parsed);
    if (statement === undefined || !usesValues(parsed)) return { text: parsed.text };
    return { text: editPython(parsed.text, [insertAt(parsed.span(statement).to, ', values')]) };
  });
}

function usesValues(parsed: ParsedPython): boolean {
  return assignmentsOf(parsed, SECRET_VARIABLE).some(
    ({ value }) => value?.nodeType === 'Call' && dottedName(value.func) === 'values.SecretValue',
  );
}

/** The file that a module's class is written in. */
export function realFile(classes: ClassModules | undefined, file: string): string {
  return classes?.classes.get(file)?.file ?? file;
}

function inClassFile(classes: ClassModules, change: Change): Change {
  const file = realFile(classes, change.file);
  if (file === change.file) return change;
  return {
    ...change,
    file,
    run: (source, planned) => {
      const before = source === undefined ? undefined : classes.unwrapped(change.file, source);
      const result = renamedResult(classes, change.run(before, inModules(classes, planned)));
      if (result.kind !== 'changed' || source === undefined) return result;
      const text = classes.rewrapped(change.file, source, result.text);
      if (text !== undefined) return { ...result, text };
      const reason = 'This edit affects code outside the settings class.';
      return {
        kind: 'blocked',
        reason,
        manual: `Make this change by hand in ${nameOf(classes, change.file)}.`,
      };
    },
  };
}

/** The texts of files, asked for by modules. */
function inModules(classes: ClassModules, planned: PlannedTexts): PlannedTexts {
  return {
    read: (path) => {
      const own = classes.classes.get(path);
      const text = planned.read(own?.file ?? path);
      return own === undefined || text === undefined ? text : classes.unwrapped(path, text);
    },
  };
}

function withModules(classes: ClassModules, texts: Texts): Texts {
  const modules = [...classes.classes].flatMap(([module, { file }]): [string, string][] => {
    const text = texts.get(file);
    const unwrapped = text === undefined ? undefined : classes.unwrapped(module, text);
    return unwrapped === undefined ? [] : [[module, unwrapped]];
  });
  return new Map([...texts, ...modules]);
}

function renamedResult(classes: ClassModules, result: ChangeResult): ChangeResult {
  const notes = result.kind === 'blocked' ? undefined : result.notes?.map((note) => renamed(classes, note));
  const code = result.kind === 'blocked' ? result.code?.map((one) => codeInClass(classes, one)) : undefined;
  return { ...renamedTexts(classes, result), ...(notes && { notes }), ...(code && { code }) };
}

function renamedReview(classes: ClassModules, review: Review | undefined): Review {
  const { blocked = [], findings = [], notes = [], unknown = [], detected = {} } = review ?? {};
  return {
    ...review,
    blocked: blocked.map((one): Blocked => {
      const code = one.code?.map((each) => codeInClass(classes, each));
      return { ...renamed(classes, one), ...(code && { code }) };
    }),
    findings: findings.map((one) => renamed(classes, one)),
    notes: notes.map((one) => renamed(classes, one)),
    unknown: unknown.map((one) => renamed(classes, one)),
    detected: {
      notes: (detected.notes ?? []).map((one) => renamed(classes, one)),
      findings: (detected.findings ?? []).map((one) => renamed(classes, one)),
    },
  };
}

function codeInClass({ classes }: ClassModules, code: ManualCode): ManualCode {
  const own = classes.get(code.file);
  return own === undefined ? code : { ...code, file: own.file, inClass: own.name };
}

function renamed<Remark extends Note | Blocked>(classes: ClassModules, remark: Remark): Remark {
  const texts = renamedTexts(classes, remark);
  return remark.file === undefined ? texts : { ...texts, file: realFile(classes, remark.file) };
}

/** No module that stands for a class is named to people. */
function renamedTexts<Remark extends object>(classes: ClassModules, remark: Remark): Remark {
  const rename = (text: string): string =>
    [...classes.classes.keys()].reduce(
      (now, module) => now.replaceAll(module, nameOf(classes, module)),
      text,
    );
  const own = Object.entries(remark).map(([key, value]: [string, unknown]) =>
    ['message', 'manual', 'reason', 'consent'].includes(key) && typeof value === 'string'
      ? [key, rename(value)]
      : [key, value],
  );
  return Object.assign({}, remark, Object.fromEntries(own) as Partial<Remark>);
}

function nameOf({ classes }: ClassModules, module: string): string {
  const own = classes.get(module);
  return own === undefined ? module : `${own.file} (class ${own.name})`;
}
