import { listed } from '../../../model/words.js';
import {
  outerSpan,
  quoted,
  sourceOf,
  stringValue,
  styleOf,
  type Expression,
  type ParsedPython,
  argument,
  dottedName,
  type PythonNode,
} from '../../../languages/python/index.js';
import type { Span } from '../../../languages/text/list-edit.js';
import type { BlockedResult, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { evaluatorOf, everywhere } from '../settings/evaluation.js';
import { possibleValues, shownScalar } from '../settings/possible-values.js';
import { ENGINE } from '../settings/names.js';
import { assignedAt, settersIn, settingAt, type AssignedAt, type SettingAt } from '../settings/setting.js';
import { readStringList, type ListValue } from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';
import { valueFindings, type SettingFinding, type Subject } from './finding.js';
import { codeAtEnd, manualSteps, type IsGood } from './manual-code.js';
import { missing, present, type SettingEdit } from './settings-change.js';
import { ownNodes } from '../../../languages/python/query/statements.js';

/** What keeps a settings module from using the engine of encrypted cookies. */
export function engineFindings(subject: Subject): SettingFinding[] {
  return valueFindings(subject, {
    setting: 'SESSION_ENGINE',
    wanted: ENGINE,
    suits: (value) => value === ENGINE,
    unset: "is not set, so Django's default engine would be used",
    code: `SESSION_ENGINE = '${ENGINE}'`,
  });
}

/** Django's own engines are replaced wherever this file names one; anybody else's is replaced with consent only. */
export function editEngine(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
): SettingEdit | BlockedResult {
  const setting = settingAt(view, 'SESSION_ENGINE');
  if (setting.kind === 'absent') return missing();
  if (setting.kind === 'from outside') return editFromOutside(parsed, view, setting, answers);
  if (setting.kind === 'elsewhere' || isKeptBack(view)) return present();
  const assigned = assignedAt(view, 'SESSION_ENGINE');
  if (assigned === undefined || assigned.values.length === 0) {
    const reason = "SESSION_ENGINE can't be determined here.";
    return { kind: 'blocked', reason, line: setting.line, ...manualStep(view) };
  }
  const others = assigned.values
    .map((one) => ({ ...one, origin: engineOrigin(view, one.value) }))
    .filter(({ origin }) => origin !== 'wristband');
  const foreign = others.find(({ origin }) => origin === 'somebody else');
  if (foreign !== undefined && !answers.force) return blockedBy(parsed, view, foreign);
  const wanted = quoted(ENGINE, styleOf(parsed));
  const edits = others.map(({ value }) => ({ ...replaceable(parsed, value), insert: wanted }));
  const notes = others.length === 0 ? [] : notesOn(parsed, view, others);
  return { missing: assigned.mayBeUnset, edits, notes };
}

/** The block that is added wins over what a package sets. */
function editFromOutside(
  parsed: ParsedPython,
  view: SettingsView,
  { value, module, line, outermost }: SettingAt & { readonly kind: 'from outside' },
  answers: Answers,
): SettingEdit | BlockedResult {
  if (value === ENGINE) return present();
  const isDjangos = typeof value === 'string' && originOf([value]) === 'django';
  const shown = value === undefined ? "set in a way that can't be followed" : shownScalar(value);
  if (!isDjangos && !answers.force)
    return {
      kind: 'blocked',
      reason: `SESSION_ENGINE is ${shown} in ${module}: this project stores its sessions elsewhere, and switching engines logs everyone out.`,
      line,
      ...manualStep(view),
      consent: `set SESSION_ENGINE to ${quoted(ENGINE, styleOf(parsed))}`,
    };
  const message = `Replacing SESSION_ENGINE = ${shown} of ${module} logs everyone out once.`;
  return {
    ...missing(),
    after: outermost,
    notes: [{ message, file: view.file, line }, ...biggerSessions(view, line, value)],
  };
}

/** Whether a file sets the engine, and to Django's own alone. */
export function setsDjangoEngine(view: SettingsView): boolean {
  const values = assignedAt(view, 'SESSION_ENGINE')?.values ?? [];
  return values.length > 0 && values.every(({ value }) => engineOrigin(view, value) === 'django');
}

/** Whether the file's `__all__` keeps a name from the settings that Django is started with. */
export function isKeptBack({ graph, entry, file }: SettingsView, name = 'SESSION_ENGINE'): boolean {
  if (file === entry) return false;
  const all = readStringList(graph, file, '__all__');
  const isListed = ({ items }: ListValue) => items.some(({ value }) => value === undefined || value === name);
  return all.kind === 'list' && all.open === undefined && !all.values.some(isListed);
}

/** With the parentheses around it, unless they hold a comment. */
function replaceable(parsed: ParsedPython, value: Expression): Span {
  const outer = outerSpan(parsed, value);
  const hasComment = parsed.tokens.some(
    ({ type, from }) => type === 'COMMENT' && from > outer.from && from < outer.to,
  );
  return hasComment ? parsed.span(value) : outer;
}

type AssignedValue = AssignedAt['values'][number];

function blockedBy(parsed: ParsedPython, view: SettingsView, { value, line }: AssignedValue): BlockedResult {
  const shown = sourceOf(parsed, value);
  return {
    kind: 'blocked',
    reason: `SESSION_ENGINE is ${shown}: this project stores its sessions elsewhere, and switching engines logs everyone out.`,
    line,
    ...manualStep(view),
    consent: `replace SESSION_ENGINE = ${shown} with ${quoted(ENGINE, styleOf(parsed))}`,
  };
}

export const hasEngine: IsGood = (graph, module) =>
  possibleValues(evaluatorOf(graph), module, 'SESSION_ENGINE').every(
    (value) => value.kind === 'plain' && value.value === ENGINE,
  );

function manualStep(view: SettingsView): Pick<BlockedResult, 'manual' | 'code'> {
  const codeFor = (parsed: ParsedPython) => `SESSION_ENGINE = ${quoted(ENGINE, styleOf(parsed))}`;
  const sentence = 'Set this engine in the settings that Django loads';
  return manualSteps(sentence, codeAtEnd(view, codeFor, hasEngine), `SESSION_ENGINE = '${ENGINE}'`);
}

const SIGNED_COOKIES = 'django.contrib.sessions.backends.signed_cookies';
const JSON_SERIALIZER = 'django.contrib.sessions.serializers.JSONSerializer';
/** These only say where the old engine keeps its sessions. */
const LEFTOVERS = ['SESSION_CACHE_ALIAS', 'SESSION_FILE_PATH'];

/** What the switch means for an application that is in use. */
function notesOn(parsed: ParsedPython, view: SettingsView, replaced: readonly AssignedValue[]): Note[] {
  const [first] = replaced;
  const shown = [...new Set(replaced.map(({ value }) => sourceOf(parsed, value).replace(/\s+/g, ' ')))];
  const at = (line: number | undefined) => ({ file: view.file, ...(line === undefined ? {} : { line }) });
  const note = (message: string, line: number | undefined): Note => ({ message, ...at(line) });
  return [
    note(`Replacing SESSION_ENGINE = ${listed(shown)} logs everyone out once.`, first?.line),
    ...replaced
      .filter(({ value }) => stringValue(value) !== SIGNED_COOKIES)
      .slice(0, 1)
      .flatMap(() => biggerSessions(view, first?.line)),
    ...serializerNotes(parsed, view).map((line) =>
      note('SESSION_SERIALIZER is ignored from now on: sessions can only store JSON values.', line),
    ),
    ...LEFTOVERS.flatMap((name) =>
      settersIn(parsed, name)
        .slice(0, 1)
        .map(({ line }) => note(`${name} was only used by the old engine and can be removed.`, line)),
    ),
  ];
}

/** What an engine can do that keeps sessions on the server. */
function biggerSessions({ file }: SettingsView, line: number | undefined, engine?: unknown): Note[] {
  if (engine === SIGNED_COOKIES) return [];
  const message =
    'Sessions over 4 KB no longer work, because browsers drop such a cookie. `manage.py clearsessions` fails: remove it from scheduled jobs.';
  return [{ message, file, ...(line === undefined ? {} : { line }) }];
}

/** Where a serializer is set that does more than JSON. */
function serializerNotes(parsed: ParsedPython, { graph, file }: SettingsView): number[] {
  const isJson = possibleValues(evaluatorOf(graph), file, 'SESSION_SERIALIZER').every(
    (value) => value.kind === 'plain' && value.value === JSON_SERIALIZER,
  );
  const [first] = settersIn(parsed, 'SESSION_SERIALIZER');
  return isJson || first === undefined ? [] : [first.line];
}

/** Whose session engine an expression names. */
type EngineOrigin = 'wristband' | 'django' | 'somebody else';

const DJANGO = 'django.contrib.sessions.backends.';

/** All engines that the expression may come to count; one of somebody else's decides. */
function engineOrigin(view: SettingsView, node: Expression): EngineOrigin {
  const values = everywhere(view.graph).valuesOf(view.file, node) ?? [];
  const known = values.flatMap((value) => (value.kind === 'scalar' ? [value.value] : []));
  const isKnown = values.length > 0 && known.length === values.length;
  if (isKnown) return originOf(known.map((value) => (typeof value === 'string' ? value : '')));
  const written = enginesIn(view, node);
  if (written.length > 0) return originOf(written);
  return namesVariable(node) ? 'django' : 'somebody else';
}

/** Whose engines these are; one of somebody else's decides. */
function originOf(engines: readonly string[]): EngineOrigin {
  if (engines.every((engine) => engine === ENGINE)) return 'wristband';
  return engines.every((engine) => engine === ENGINE || engine.startsWith(DJANGO))
    ? 'django'
    : 'somebody else';
}

/** The dotted strings that stand in an expression, or that names in it stand for. */
function enginesIn(view: SettingsView, node: Expression): string[] {
  return [node, ...ownNodes(node)]
    .flatMap((part) => textsOf(view, part))
    .filter((text) => text.includes('.'));
}

function textsOf({ graph, file }: SettingsView, part: PythonNode): string[] {
  if (part.nodeType === 'Constant') return [stringValue(part) ?? ''];
  if (part.nodeType === 'JoinedStr') return part.values.slice(0, 1).map(leadingText);
  if (part.nodeType !== 'Name') return [];
  return (everywhere(graph).valuesOf(file, part) ?? []).flatMap((value) => {
    if (value.kind === 'scalar') return [String(value.value)];
    const contents = value.kind === 'dict' ? everywhere(graph).dictIn(file, value.object) : undefined;
    return [...(contents?.entries.values() ?? [])].flatMap(({ values }) =>
      values.map((one) => (one.value.kind === 'scalar' ? String(one.value.value) : '.')),
    );
  });
}

/** What an f-string begins with: py-ast gives its texts no quotes of their own. */
function leadingText(part: Expression): string {
  const value: unknown = part.nodeType === 'Constant' ? part.value : undefined;
  return typeof value === 'string' ? value : '.';
}

/** `os.environ['NAME']`, `env('NAME')`: an environment variable chooses, and nothing says that it chooses a foreign engine. */
function namesVariable(node: Expression): boolean {
  const isLookup = node.nodeType === 'Subscript' && dottedName(node.value)?.endsWith('environ') === true;
  const name = isLookup ? node.slice : node.nodeType === 'Call' ? argument(node, 0) : undefined;
  return /^[A-Z][A-Z0-9_]*$/.test(stringValue(name) ?? '');
}
