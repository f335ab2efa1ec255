import type { Finding, Note, Review, Texts } from '../../model/change.js';
import { filesOf } from '../../languages/python/evaluate/index.js';
import { UserError } from '../../model/errors.js';
import type { ChangeSet, Search } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { insecureDevQuestion, isInsecureDev } from '../../session/questions.js';
import { readApp, type DjangoApp } from './app.js';
import { changeSetOf } from './change-set.js';
import { isInPlace } from './changes/in-place.js';

/**
 * The settings of the application that have nothing in common with those that manage.py names, each as if it were alone. Empty
 * where the user has named one module. Those that have the session stay as they are; those that can't be patched, too, and the
 * plan names them.
 */
export async function settingsBeside(search: Search, app: DjangoApp): Promise<DjangoApp[]> {
  if (search.settings !== undefined || !isSimple(app)) return [];
  const found: DjangoApp[] = [];
  for (const { module, settings } of app.apart) {
    if (isInPlace(app.view.graph, settings)) continue;
    const other = await readOrNothing({ ...search, settings: module });
    if (other !== undefined && isSimple(other)) found.push({ ...other, apart: [] });
  }
  return found;
}

/** Whether the settings are a plain module, and can be followed. */
function isSimple({ unsupported, classes }: DjangoApp): boolean {
  return unsupported === undefined && classes === undefined;
}

/** Settings that are not supported are said to be so by a run of their own. */
async function readOrNothing(search: Search): Promise<DjangoApp | undefined> {
  try {
    return await readApp(search);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** All that is done to the application, and to its settings beside those of manage.py as far as nothing blocks that. */
export function changeSetOfAll(app: DjangoApp, besides: readonly DjangoApp[], answers: Answers): ChangeSet {
  const ofServers = withSecureCookies(answers);
  const patched = besides
    .map((one) => ({ view: one.view, set: changeSetOf(one, ofServers) }))
    .filter(isPatchable);
  const own = servesOthers(app) ? asTheyAre(answers) : answers;
  const whole = changeSetOf(app, own, new Set(patched.map(({ view }) => view.entry)));
  return patched.map(({ set }) => set).reduce(joined, whole);
}

/** Cookies for development are for the settings that manage.py names. */
function withSecureCookies(answers: Answers): Answers {
  if (!isInsecureDev(answers)) return answers;
  return { ...answers, values: { ...answers.values, [insecureDevQuestion.name]: false } };
}

/** Whether all servers start settings that the patched ones are no part of: these are no concern of production. */
function servesOthers({ servers, view: { graph, file } }: DjangoApp): boolean {
  return servers.length > 0 && servers.every((module) => !filesOf(graph, module).has(file));
}

/** In production; elsewhere cookies are as asked for. */
function asTheyAre(answers: Answers): Answers {
  if (answers.production !== true) return answers;
  const values = Object.entries(answers.values).filter(([name]) => name !== insecureDevQuestion.name);
  return { ...answers, values: Object.fromEntries(values) };
}

/** Whether nothing in the settings would block the run. */
function isPatchable({ view, set }: Pick<DjangoApp, 'view'> & { readonly set: ChangeSet }): boolean {
  const texts = new Map([...view.graph.modules].map(([file, { text }]) => [file, text]));
  for (const change of set.changes.filter(({ file }) => texts.has(file))) {
    const result = change.run(texts.get(change.file), { read: (path) => texts.get(path) });
    if (result.kind === 'blocked') return false;
    if (result.kind === 'changed') texts.set(change.file, result.text);
  }
  return set.review === undefined || set.review(texts).blocked.length === 0;
}

function joined(one: ChangeSet, other: ChangeSet): ChangeSet {
  const { missing } = one.dependencies;
  const lacksMore = other.dependencies.missing.some((name) => !missing.includes(name));
  return {
    ...one,
    changes: [...one.changes, ...other.changes],
    reads: [...new Set([...one.reads, ...other.reads])],
    dependencies: lacksMore ? other.dependencies : one.dependencies,
    openSteps: [...new Set([...(one.openSteps ?? []), ...(other.openSteps ?? [])])],
    nextSteps: joinedSteps(one.nextSteps, other.nextSteps),
    ...checked(one, other),
    review: (texts) => joinedReview(texts, one, other),
  };
}

/** The last step is to go on with the guide. */
function joinedSteps(steps: readonly string[], others: readonly string[]): string[] {
  const more = others.filter((step) => !steps.includes(step));
  return [...steps.slice(0, -1), ...more, ...steps.slice(-1)];
}

/** Settings of servers may need what only another machine has. */
function checked({ projectCheck: one }: ChangeSet, { projectCheck: other }: ChangeSet) {
  if (one === undefined) return {};
  const probes = (other?.probes ?? []).map((probe) => ({
    ...probe,
    isOptional: true,
    variables: { ...other?.variables, ...probe.variables },
  }));
  return { projectCheck: { ...one, probes: [...(one.probes ?? []), ...probes] } };
}

function joinedReview(texts: Texts, ...sets: readonly ChangeSet[]): Review {
  const all = sets.flatMap((set) => set.review?.(texts) ?? []);
  return {
    blocked: all.flatMap(({ blocked }) => blocked),
    findings: onlyOnce(all.flatMap(({ findings }) => findings)),
    notes: onlyOnce(all.flatMap(({ notes }) => notes)),
    unknown: onlyOnce(all.flatMap(({ unknown }) => unknown)),
    detected: {
      // That the variable is missing is said for the first of the files.
      findings: onlyOnce<Finding>(
        all.flatMap(({ detected }) => detected?.findings ?? []),
        isSameTask,
      ),
      notes: onlyOnce<Note>(all.flatMap(({ detected }) => detected?.notes ?? [])),
    },
    isOpen: all.some(({ isOpen }) => isOpen === true),
  };
}

function onlyOnce<One extends Note>(remarks: readonly One[], isSame: typeof isSameNote = isSameNote): One[] {
  return remarks.filter((one, index) => remarks.findIndex((other) => isSame(one, other)) === index);
}

function isSameNote(one: Finding, other: Finding): boolean {
  return one.file === other.file && one.line === other.line && isSameTask(one, other);
}

function isSameTask(one: Finding, other: Finding): boolean {
  return one.message === other.message && one.manual === other.manual;
}
