import { listed } from '../../../model/words.js';
import {
  assignmentsOf,
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
import { assignedAt, setOtherwise, type AssignedAt, type SetOtherwise } from '../settings/assigned-values.js';
import { evaluatorOf, everywhere } from '../settings/evaluation.js';
import { possibleValues, shownScalar } from '../settings/possible-values.js';
import { ENGINE } from '../settings/names.js';
import { settersIn, settersOf, settingAt, type SettingAt } from '../settings/setting.js';
import { readStringList, type ListValue } from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';
import { textsBeside } from './comment-after.js';
import { valueFindings, type SettingFinding, type Subject } from './finding.js';
import { codeAtEnd, manualSteps, type IsGood } from './manual-code.js';
import { missing, present, type SettingEdit } from './settings-change.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { staleComments, type PlacedComment } from '../../../session/stale-comments.js';

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
  if (setting.kind === 'absent') return { ...missing(), notes: defaultEngineNotes(parsed, view) };
  if (setting.kind === 'from outside') return editAbove(parsed, view, fromOutside(setting), answers);
  if (setting.kind === 'elsewhere' || isKeptBack(view)) return present();
  const assigned = assignedAt(view, 'SESSION_ENGINE');
  if (assigned === undefined || assigned.values.length === 0) {
    const above = setOtherwise(view, 'SESSION_ENGINE');
    if (above !== undefined) return editAbove(parsed, view, shownAbove(above), answers);
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

/** An engine that is not replaced where it is written, since the block that is added below wins over it. */
interface EngineAbove extends Pick<SetOtherwise, 'line' | 'outermost' | 'mayBeUnset'> {
  /** All that it may be; empty where that is unknown. */
  readonly engines: readonly string[];
  readonly shown: string;
  /** The package's module that sets it. */
  readonly module?: string;
}

/** What a package sets. */
function fromOutside({
  value,
  module,
  line,
  outermost,
}: SettingAt & { readonly kind: 'from outside' }): EngineAbove {
  const shown = value === undefined ? "set in a way that can't be followed" : shownScalar(value);
  const engines = typeof value === 'string' ? [value] : [];
  return { engines, shown, module, line, outermost, mayBeUnset: false };
}

/** What a loop sets, or code that has no place for another value. */
function shownAbove({ texts, ...place }: SetOtherwise): EngineAbove {
  const shown = [...new Set(texts.map((text) => shownScalar(text)))].join(' or ');
  return { engines: texts, shown, ...place };
}

function editAbove(
  parsed: ParsedPython,
  view: SettingsView,
  { engines, shown, module, line, outermost, mayBeUnset }: EngineAbove,
  answers: Answers,
): SettingEdit | BlockedResult {
  const origin = engines.length === 0 ? 'somebody else' : originOf(engines);
  if (origin === 'wristband') return mayBeUnset ? { ...missing(), after: outermost } : present();
  if (origin !== 'django' && !answers.force)
    return {
      kind: 'blocked',
      reason: `SESSION_ENGINE is ${shown}${module === undefined ? '' : ` in ${module}`}: this project stores its sessions elsewhere, and switching engines logs everyone out.`,
      line,
      ...manualStep(view),
      consent: `set SESSION_ENGINE to ${quoted(ENGINE, styleOf(parsed))}`,
    };
  const place = { file: view.file, line };
  const owner = module === undefined ? '' : ` of ${module}`;
  const message = `Replacing SESSION_ENGINE = ${shown}${owner} logs everyone out once.`;
  const isInCookies = engines.length > 0 && engines.every((engine) => engine === SIGNED_COOKIES);
  const bigger = isInCookies ? [] : [{ message: BIGGER_SESSIONS, ...place }];
  return {
    ...missing(),
    after: outermost,
    notes: [{ message, ...place }, ...bigger, ...leftoverNotes(parsed, view)],
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

/** What an engine can do that keeps sessions on the server. */
const BIGGER_SESSIONS =
  'Sessions over 4 KB no longer work, because browsers drop such a cookie. `manage.py clearsessions` fails: remove it from scheduled jobs.';

/** What the switch means for an application that is in use. */
function notesOn(parsed: ParsedPython, view: SettingsView, replaced: readonly AssignedValue[]): Note[] {
  const [first] = replaced;
  const shown = [...new Set(replaced.map(({ value }) => sourceOf(parsed, value).replace(/\s+/g, ' ')))];
  const place = { file: view.file, ...(first === undefined ? {} : { line: first.line }) };
  const isInCookies = replaced.every(({ value }) => stringValue(value) === SIGNED_COOKIES);
  return [
    { message: `Replacing SESSION_ENGINE = ${listed(shown)} logs everyone out once.`, ...place },
    ...(isInCookies ? [] : [{ message: BIGGER_SESSIONS, ...place }]),
    ...staleComments('SESSION_ENGINE', view.file, commentsOn(parsed, replaced), ABOUT_STORE),
    ...leftoverNotes(parsed, view),
  ];
}

/** Words of comments that stop being true with an engine that keeps sessions elsewhere. */
const ABOUT_STORE =
  /\b(default|caches?|cached|db|databases?|sql|redis|memcached?|memory|disk|files?|signed|stored?|stores|persist\w*|faster|performance)\b/i;

function commentsOn(parsed: ParsedPython, replaced: readonly AssignedValue[]): PlacedComment[] {
  const lines = new Set(replaced.map(({ line }) => line));
  return assignmentsOf(parsed, 'SESSION_ENGINE')
    .filter(({ line }) => lines.has(line))
    .flatMap(({ statement }) => textsBeside(parsed, statement));
}

/** Where nothing names an engine, Django's default is replaced: settings of the session show that it is in use. */
function defaultEngineNotes(parsed: ParsedPython, view: SettingsView): Note[] {
  const [used] = assignmentsOf(parsed).filter(
    ({ name, within }) =>
      name.startsWith('SESSION_') && !within.some(({ nodeType }) => nodeType.endsWith('Def')),
  );
  if (used === undefined || settersOf(view.graph, view.entry, 'SESSION_ENGINE').length > 0) return [];
  const place = { file: view.file, line: parsed.line(used.statement) };
  return [
    { message: "Replacing Django's default SESSION_ENGINE logs everyone out once.", ...place },
    { message: BIGGER_SESSIONS, ...place },
    ...leftoverNotes(parsed, view),
  ];
}

/** Settings that do nothing any more. */
function leftoverNotes(parsed: ParsedPython, view: SettingsView): Note[] {
  const { file } = view;
  const ignored = 'SESSION_SERIALIZER is ignored from now on: sessions can only store JSON values.';
  const unused = LEFTOVERS.flatMap((name) =>
    settersIn(parsed, name)
      .slice(0, 1)
      .map(({ line }) => ({ line, message: `${name} was only used by the old engine and can be removed.` })),
  );
  return [
    ...serializerNotes(parsed, view).map((line) => ({ message: ignored, file, line })),
    ...unused.map((note) => ({ ...note, file })),
  ];
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
