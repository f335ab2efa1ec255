import { Buffer } from 'node:buffer';
import type {
  Blocked,
  BlockedResult,
  Change,
  ChangedResult,
  ChangeResult,
  Note,
  PlannedFile,
  PlannedTexts,
  Finding,
} from '../model/change.js';
import { type Snapshot, textOf, type Workspace } from '../model/files.js';
import type { Project } from '../model/framework.js';
import type { Answers } from '../model/options.js';
import type { Plan } from '../model/plan.js';
import { makeWritable } from '../model/context.js';
import { firstDifference, lineOnDisk, placedOnDisk } from './line-on-disk.js';

/** One file on its way through the changes. */
interface Draft {
  readonly snapshot: Snapshot | undefined;
  text: string | undefined;
  readonly done: Change[];
  /** Where on the disk each of these begins. */
  readonly lines: (number | undefined)[];
}

/**
 * Folds the changes over snapshots of the files. Pure but for reading: the same project, answers and files
 * give the same plan. Every change runs, also after one was blocked, so that all manual steps are known.
 */
export async function makePlan(project: Project, answers: Answers, workspace: Workspace): Promise<Plan> {
  const changeSet = project.changeSet(answers);
  const drafts = await readDrafts(workspace, [
    ...changeSet.changes.map(({ file }) => file),
    ...changeSet.reads,
  ]);
  const planned: PlannedTexts = { read: (path) => drafts.get(path)?.text };
  const blocked: Blocked[] = unreadable(drafts, changeSet.changes);
  const notes: Note[] = [...project.notes];
  const findings: Finding[] = [];
  const redact = new Set([answers.secret]);

  for (const change of changeSet.changes) {
    const draft = drafts.get(change.file);
    if (draft === undefined || isUnreadable(draft)) continue;
    const result = runOn(change, draft, planned);
    for (const secret of result.redact ?? []) redact.add(secret);
    if (result.kind === 'blocked') {
      blocked.push(...allBlocked(result, change));
    } else {
      const placed = <One extends Note>(one: One): One => onDisk(one, change.file, draft);
      notes.push(...(result.notes ?? []).filter((note) => !isSaid(note, notes)).map(placed));
      findings.push(...(result.findings ?? []).map(placed));
    }
    edit(draft, change, result);
  }
  const files = [...drafts].flatMap(([path, draft]) => plannedFile(path, draft));
  return {
    project,
    answers,
    changeSet,
    files,
    blocked: [...blocked, ...files.flatMap(readOnly)],
    notes,
    findings,
    redact: [...redact],
    dependencies: changeSet.dependencies,
    nextSteps: [...(changeSet.openSteps ?? []), ...changeSet.nextSteps],
  };
}

/** A change speaks of its file as the changes before it left that. */
function onDisk<One extends Note>(one: One, file: string, { snapshot, text }: Draft): One {
  const before = textOf(snapshot);
  return one.file !== file || before === undefined ? one : placedOnDisk(one, before, text ?? '');
}

function isSaid({ isSaidOnce, message }: Note, notes: readonly Note[]): boolean {
  return isSaidOnce === true && notes.some((note) => note.message === message);
}

/** A change that does several things to its file does each under its own title. */
function edit(draft: Draft, change: Change, result: ChangeResult): void {
  if (result.kind === 'deleted' && draft.text !== undefined) {
    draft.text = undefined;
    draft.done.push(change);
    draft.lines.push(undefined);
  }
  const edited = result.kind === 'blocked' ? result.edited : result;
  if (edited === undefined || !('text' in edited) || edited.text === draft.text) return;
  const { text } = edited;
  const tasks = tasksOf(edited, change);
  const first = tasks.length === 1 ? [firstDifference(draft.text ?? '', text)] : [];
  const lines = 'lines' in edited ? (edited.lines ?? first) : first;
  draft.lines.push(...tasks.map((_task, index) => placeOnDisk(draft, lines[index])));
  draft.text = text;
  draft.done.push(...tasks.map((task) => ({ ...change, ...task })));
}

/** What was done; where the change says nothing else, what its own title says. */
function tasksOf(
  { titles, problems = [] }: Pick<ChangedResult, 'titles' | 'problems'>,
  { title, problem }: Change,
): Pick<Change, 'title' | 'problem'>[] {
  if (titles === undefined) return [{ title, problem }];
  return titles.map((one, index) => ({ title: one, problem: problems[index] }));
}

function placeOnDisk({ snapshot, text }: Draft, line: number | undefined): number | undefined {
  if (snapshot === undefined || line === undefined) return undefined;
  return lineOnDisk(textOf(snapshot) ?? '', text ?? '', line);
}

function allBlocked({ also = [], ...first }: BlockedResult, { title, file }: Change): Blocked[] {
  return [first, ...also].map((block) => ({ ...block, title: block.title ?? title, file }));
}

/** A blocked change names lines of the file on the disk, not of a text that earlier changes have moved. */
function runOn(change: Change, { text, done, snapshot }: Draft, planned: PlannedTexts): ChangeResult {
  const result = change.run(text, planned);
  if (result.kind !== 'blocked' || done.length === 0) return result;
  const before = textOf(snapshot);
  const onDisk = change.run(before, planned);
  if (onDisk.kind === 'blocked') return onDisk;
  const placed = <One extends { readonly line?: number }>(one: One): One =>
    placedOnDisk(one, before ?? '', text ?? '');
  const { also } = result;
  return { ...placed(result), ...(also === undefined ? {} : { also: also.map(placed) }) };
}

async function readDrafts(workspace: Workspace, paths: readonly string[]): Promise<Map<string, Draft>> {
  const read = async (path: string): Promise<[string, Draft]> => {
    const snapshot = await workspace.read(path);
    return [path, { snapshot, text: textOf(snapshot), done: [], lines: [] }];
  };
  return new Map(await Promise.all([...new Set(paths)].map(read)));
}

function isUnreadable({ snapshot }: Draft): boolean {
  return snapshot !== undefined && 'unreadable' in snapshot.content;
}

/** A file that is no text blocks once, however many changes want it. */
function unreadable(drafts: ReadonlyMap<string, Draft>, changes: readonly Change[]): Blocked[] {
  return [...drafts].flatMap(([path, { snapshot }]) => {
    const title = changes.find(({ file }) => file === path)?.title;
    if (title === undefined || snapshot === undefined || !('unreadable' in snapshot.content)) return [];
    const { unreadable: reason, line, isTooLarge = false } = snapshot.content;
    return [
      {
        kind: 'blocked' as const,
        title,
        file: path,
        reason: `The file can't be edited: ${reason}.`,
        manual: isTooLarge ? 'Split it and rerun.' : 'Save it as UTF-8 text and rerun.',
        ...(line === undefined ? {} : { line }),
      },
    ];
  });
}

function plannedFile(path: string, { snapshot, text, done, lines }: Draft): PlannedFile[] {
  if (done.length === 0 || (text === undefined && snapshot === undefined)) return [];
  const after = bytesOf(text, snapshot);
  if (snapshot !== undefined && after?.equals(snapshot.bytes) === true) return [];
  const mode = done.find((change) => change.mode !== undefined)?.mode;
  const hidden = done.some((change) => change.hidden === true);
  const titles = done.map(({ title }) => title);
  const problems = done.map(({ problem }) => problem);
  const change = { path, before: snapshot, after, text: text ?? '', hidden, done: titles, problems, lines };
  return [mode === undefined ? change : { ...change, mode }];
}

/** With the byte order mark that the file has; undefined for a file that is deleted. */
function bytesOf(text: string | undefined, snapshot: Snapshot | undefined): Buffer | undefined {
  if (text === undefined) return undefined;
  const bom = snapshot !== undefined && 'bom' in snapshot.content && snapshot.content.bom;
  return Buffer.from(bom ? `\uFEFF${text}` : text, 'utf8');
}

/** A rename would replace a file that its owner has protected; the mode is a wish to be asked first. */
function readOnly({ path, before, done: [title = ''] }: PlannedFile): Blocked[] {
  if (before === undefined || (before.mode & 0o222) !== 0) return [];
  const manual = `Make it writable (${makeWritable(path)}) and rerun.`;
  return [{ kind: 'blocked', title, file: path, reason: 'The file is read-only.', manual }];
}
