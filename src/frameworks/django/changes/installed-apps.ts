import { listed } from '../../../model/words.js';
import { withModules, type ItemOrigin, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { insertIntoList, quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { missingImport } from '../settings/evaluation.js';
import { conditionalSessions } from '../settings/conditional-sessions.js';
import { hidesApps, userOfHiddenApps } from '../settings/implied-apps.js';
import { mayBeBrought, notSet } from '../settings/list-origin.js';
import { SESSIONS_APP } from '../settings/names.js';
import { isInstalled, missingFrom, neededApps, NEEDED_APPS } from '../settings/needed-apps.js';
import { whereSessionsAre } from '../settings/session-condition.js';
import {
  isOpen,
  isUnknown,
  readStringList,
  surelyHas,
  type StringList,
  indexOfPlace,
  placeAt,
  type Item,
  type ListValue,
} from '../settings/string-list.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { blockedByNamesake, leftConditional, leftOutForNamesake } from './apps-left-out.js';
import {
  listFindings,
  surely,
  unsurely,
  type ListClause,
  type SettingFinding,
  type Subject,
} from './finding.js';
import { canUse, codeAtEnd, isUnset, listAnew, manualSteps, newList } from './manual-code.js';
import { insertInEach } from './list-in-each.js';
import { blamed, settingsChange, type Edited } from './settings-change.js';
import { editInSteps } from './settings-edits.js';

/** What startproject lists after the three. */
const FOLLOWERS = ['django.contrib.messages', 'django.contrib.staticfiles'];

/** What is wrong with INSTALLED_APPS of a settings module: an app that the session needs is missing, or may be. */
export function appsFindings(subject: Subject): SettingFinding[] {
  const list = readStringList(subject.graph, subject.module, 'INSTALLED_APPS');
  const isOptional = list.kind === 'list' && conditionalSessions(subject.graph, list) !== undefined;
  const needed = neededApps(subject.graph).filter((app) => !(isOptional && app === SESSIONS_APP));
  const lines = needed.map((name) => `'${name}',`).join('\n');
  const manual = `Make sure that INSTALLED_APPS in ${subject.module} contains these:\n\n${lines}`;
  const holds = whereSessionsAre(subject.graph, subject.module);
  const areAssumed = hidesApps(subject.graph, subject.module);
  const clauseOf = (value: ListValue) => (areAssumed ? undefined : lackOf(holds(value), needed));
  const found = listFindings(subject, 'INSTALLED_APPS', clauseOf, manual);
  const view = viewOf({ graph: subject.graph, entry: subject.module }, subject.module);
  const parsed = subject.graph.modules.get(subject.module);
  const code = found.length === 0 ? undefined : parsed && appsCode(view, parsed, subject.module);
  return code === undefined ? found : found.map((one) => ({ ...one, code }));
}

function lackOf(value: ListValue, needed: readonly string[]): ListClause | undefined {
  const { items } = value;
  const [missing] = missingFrom([value], needed);
  if (missing === undefined) return undefined;
  return isInstalled(missing, items) || items.some(isUnknown)
    ? unsurely(`whether INSTALLED_APPS has ${missing}: it has entries that aren't literals`)
    : surely(`INSTALLED_APPS is missing ${missing}`);
}

/** @param files see `Wanted` */
export function addApps(
  view: SettingsView,
  answers: Answers,
  files: readonly string[] = [view.file],
): Change {
  return settingsChange(wordsFor([SESSIONS_APP]), view, (parsed, now) => edit(parsed, now, answers, files));
}

function wordsFor(missing: readonly string[]) {
  const apps = listed(missing);
  return { title: `add ${apps} to INSTALLED_APPS`, problem: `INSTALLED_APPS lacks ${apps}` };
}

function edit(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  files: readonly string[],
): Edited | BlockedResult {
  const apps = readStringList(view.graph, view.entry, 'INSTALLED_APPS');
  const needed = neededApps(view.graph);
  if (apps.kind === 'absent') return blocked(view, needed, { reason: notSet(view, 'INSTALLED_APPS') });
  if (apps.kind === 'unknown') return blocked(view, needed, blamed(view, apps));
  const values = apps.values.map(whereSessionsAre(view.graph, view.entry));
  const missing = missingFrom(values, needed);
  const left = leftOutForNamesake(view, apps);
  if (missing.length === 0) return asItIs(parsed, left);
  return (
    blockedByNamesake(view, apps, missing) ??
    addMissing(parsed, view, { apps, missing, left }, answers, files)
  );
}

interface Missing {
  readonly apps: StringList;
  readonly missing: readonly string[];
  /** What is left out on purpose. */
  readonly left: readonly Note[];
}

function addMissing(
  parsed: ParsedPython,
  view: SettingsView,
  { apps, missing, left }: Missing,
  answers: Answers,
  files: readonly string[],
): Edited | BlockedResult {
  const user = userOfHiddenApps(view.graph, view.entry, apps, missing);
  if (user !== undefined) return asItIs(parsed, [...left, assumed(apps, user)]);
  const { title, problem } = wordsFor(missing);
  const block = (reason: string) => ({
    ...blocked(view, missing, blamed(view, { ...apps, reason })),
    title,
  });
  const open = apps.values.flatMap(({ items }) => items).find(isOpen);
  const isPartlyOpen = open !== undefined || apps.open !== undefined;
  const reason = reasonAgainst(view, apps, missing, open);
  if (reason !== undefined) {
    const inEach = isPartlyOpen ? undefined : addSessionsInEach(parsed, view, missing, files);
    if (inEach !== undefined) return { text: inEach };
    const optional = leftConditional(view, apps, missing);
    return optional.length === 0 ? block(reason) : asItIs(parsed, [...left, ...optional]);
  }
  const foreign = missing.filter((app) => app !== SESSIONS_APP);
  if (foreign.length > 0 && !answers.force) {
    const lack = `INSTALLED_APPS is missing ${listed(foreign)}, which the session engine needs.`;
    return { ...block(lack), consent: wordsFor(foreign).title };
  }
  const steps = missing.map((app) => (current: ParsedPython) => insertApp(current, view, app));
  const text = editInSteps(parsed, steps);
  const hasAll = (items: readonly Item[]) => missing.every((app) => isInstalled(app, items));
  if (!surelyHas(view, 'INSTALLED_APPS', text, hasAll))
    return block('Apps added to INSTALLED_APPS in this file are removed again further down.');
  return { text, notes: [...left, ...mayHaveIt(apps, open)], titles: [title], problems: [problem] };
}

function assumed({ values, open, file, line }: StringList, user: string): Note {
  const site = open ?? values.flatMap(({ items }) => items).find(isOpen)?.site ?? { file, line };
  const message = `Can't tell which apps this adds to INSTALLED_APPS; assuming that django.contrib.auth is one, because ${user} needs it.`;
  return { message, file: site.file, line: site.line };
}

function asItIs({ text }: ParsedPython, notes: readonly Note[]): Edited {
  return notes.length === 0 ? { text } : { text, notes };
}

/** Each list that a condition chooses gets the app of sessions, if that is all that is missing. */
function addSessionsInEach(
  parsed: ParsedPython,
  view: SettingsView,
  missing: readonly string[],
  files: readonly string[],
): string | undefined {
  if (missing.some((app) => app !== SESSIONS_APP)) return undefined;
  return insertInEach(parsed, view, {
    list: 'INSTALLED_APPS',
    files,
    element: SESSIONS_APP,
    isIt: (item) => isInstalled(SESSIONS_APP, [item]),
    indexIn: ({ items }) => indexOf(SESSIONS_APP, items),
    suits: () => true,
  });
}

/** Why the missing apps can't be added to the list; undefined where they can. */
function reasonAgainst(
  view: SettingsView,
  apps: StringList,
  missing: readonly string[],
  open: Item | undefined,
): string | undefined {
  const all = apps.values.flatMap(({ items }) => items);
  // Where the apps that sessions need are written out, sessions would be, too.
  const isPlain = missing.every((app) => app === SESSIONS_APP);
  if (apps.isDefault === true && !isPlain)
    return 'This is only the default of INSTALLED_APPS: another list may be read from elsewhere.';
  if (missing.some((app) => isInstalled(app, all)))
    return 'This app is added to INSTALLED_APPS conditionally.';
  const unclear = isPlain ? undefined : unclearContents(view, apps, open);
  if (unclear !== undefined) return unclear;
  if (missing.some((app) => placeOf(app, apps)?.file !== view.file))
    return 'No INSTALLED_APPS list in this file is certain to be used.';
  const supplier = all.length === 0 ? missingImport(view) : undefined;
  return supplier === undefined
    ? undefined
    : `INSTALLED_APPS is empty here; ${supplier} may fill it, but is missing.`;
}

/** Why it is unknown which apps the list has; undefined if code that may set any name is all that is unknown. */
function unclearContents(view: SettingsView, apps: StringList, open: Item | undefined): string | undefined {
  const all = apps.values.flatMap(({ items }) => items);
  if ((open !== undefined || apps.open !== undefined) && all.every(isOpen))
    return `INSTALLED_APPS is built by code that can't be followed, so missing apps can't be detected.${mayBeBrought(view, all)}`;
  if (open !== undefined)
    return `INSTALLED_APPS contains non-literal entries, so missing apps can't be detected.${mayBeBrought(view, all)}`;
  return apps.isHandedOn === true
    ? "INSTALLED_APPS goes through code that can't be followed, so missing apps can't be detected."
    : undefined;
}

function mayHaveIt({ file, line }: StringList, open: Item | undefined): Note[] {
  if (open === undefined) return [];
  const { site = { file, line } } = open;
  const message = `This may also add ${SESSIONS_APP} to INSTALLED_APPS, and Django rejects an app that is listed twice.`;
  return [{ message, file: site.file, line: site.line }];
}

function insertApp(parsed: ParsedPython, view: SettingsView, app: string) {
  const graph = withModules(view.graph, new Map([[view.file, parsed]]));
  const apps = readStringList(graph, view.entry, 'INSTALLED_APPS');
  const place = apps.kind === 'list' ? placeOf(app, apps) : undefined;
  if (place === undefined) return [];
  const style = styleOf(parsed);
  return insertIntoList(parsed, place.node, place.index, quoted(app, style), style);
}

/** In a list that is part of every value there may be. */
function placeOf(app: string, { values }: StringList): ItemOrigin | undefined {
  const [first] = values;
  const place = first && placeAt(first, indexOf(app, first.items));
  return place !== undefined && values.every((value) => indexOfPlace(value, place) !== undefined)
    ? place
    : undefined;
}

/** After those that startproject lists before it, else before those it lists after it, else first, as the guide shows. */
function indexOf(app: string, items: readonly Item[]): number {
  const index = NEEDED_APPS.indexOf(app);
  const isOneOf = (names: readonly string[]) => (item: Item) =>
    names.some((name) => isInstalled(name, [item]));
  const before = items.findLastIndex(isOneOf(NEEDED_APPS.slice(0, index)));
  if (before >= 0) return before + 1;
  return Math.max(0, items.findIndex(isOneOf([...NEEDED_APPS.slice(index + 1), ...FOLLOWERS])));
}

function blocked(
  view: SettingsView,
  missing: readonly string[],
  blame: Pick<BlockedResult, 'reason' | 'line'>,
): BlockedResult {
  const isNew = isUnset(view, 'INSTALLED_APPS');
  const codeFor = (parsed: ParsedPython, file: string) =>
    isNew
      ? newList(styleOf(parsed), 'INSTALLED_APPS', neededApps(view.graph))
      : appsCode(view, parsed, file, missing);
  const code = codeAtEnd(view, codeFor, hasApps);
  const lines = missing.map((app) => `'${app}',`).join('\n');
  const sentence = `Make sure that INSTALLED_APPS, as Django loads it, contains ${missing.join(', ')}`;
  return { kind: 'blocked', ...blame, ...manualSteps(sentence, code, lines, isNew) };
}

/** At the end: what the project has of its own comes first, and so wins over Django's templates and commands. */
export function appsCode(
  view: SettingsView,
  parsed: ParsedPython,
  file: string,
  missing: readonly string[] = neededApps(view.graph),
): string | undefined {
  if (!canUse(view, file, 'INSTALLED_APPS')) return undefined;
  return listAnew(styleOf(parsed), 'INSTALLED_APPS', { last: missing });
}

function hasApps(graph: ModuleGraph, module: string): boolean {
  const list = readStringList(graph, module, 'INSTALLED_APPS');
  return list.kind === 'list' && list.values.every((value) => lackOf(value, neededApps(graph)) === undefined);
}
