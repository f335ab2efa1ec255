import { Buffer } from 'node:buffer';
import { typed } from '../model/shell-words.js';
import { textOf } from '../model/snapshot.js';
import type {
  Answers,
  Blocked,
  BlockedResult,
  PlannedTexts,
  PlannedFile,
  Note,
  Plan,
  Project,
  Snapshot,
  Change,
  ChangeResult,
  Workspace,
} from '../model/types.js';

/** One file on its way through the changes. */
interface Draft {
  readonly snapshot: Snapshot | undefined;
  text: string | undefined;
  readonly done: Change[];
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
  const redact = new Set([answers.secret]);

  for (const change of changeSet.changes) {
    const draft = drafts.get(change.file);
    if (draft === undefined || isUnreadable(draft)) continue;
    const result = runOn(change, draft, planned);
    for (const secret of result.redact ?? []) redact.add(secret);
    if (result.kind === 'blocked') {
      blocked.push(...allBlocked(result, change));
      continue;
    }
    notes.push(...(result.notes ?? []));
    if (result.kind === 'unchanged' || result.text === draft.text) continue;
    draft.text = result.text;
    draft.done.push(...titled(change, result.titles));
  }
  const files = [...drafts].flatMap(([path, draft]) => plannedFile(path, draft));
  return {
    project,
    answers,
    changeSet,
    files,
    blocked: [...blocked, ...files.flatMap(readOnly)],
    notes,
    redact: [...redact],
    dependencies: changeSet.dependencies,
    nextSteps: changeSet.nextSteps,
  };
}

/** One of what a change does to its file, each under its own title. */
function titled(change: Change, titles: readonly string[] = [change.title]): Change[] {
  return titles.map((title) => ({ ...change, title }));
}

function allBlocked({ also = [], ...first }: BlockedResult, { title, file }: Change): Blocked[] {
  return [first, ...also].map((block) => ({ ...block, title: block.title ?? title, file }));
}

/** A refusal names lines of the file on the disk, not of a text that earlier changes have moved. */
function runOn(change: Change, { text, done, snapshot }: Draft, planned: PlannedTexts): ChangeResult {
  const result = change.run(text, planned);
  if (result.kind !== 'blocked' || done.length === 0) return result;
  const onDisk = change.run(textOf(snapshot), planned);
  return onDisk.kind === 'blocked' ? onDisk : result;
}

async function readDrafts(workspace: Workspace, paths: readonly string[]): Promise<Map<string, Draft>> {
  const read = async (path: string): Promise<[string, Draft]> => {
    const snapshot = await workspace.read(path);
    return [path, { snapshot, text: textOf(snapshot), done: [] }];
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
    const { unreadable: reason, line } = snapshot.content;
    return [
      {
        kind: 'blocked' as const,
        title,
        file: path,
        reason: `The file cannot be edited: ${reason}.`,
        manual: 'Save it as UTF-8 text and run the command again.',
        ...(line === undefined ? {} : { line }),
      },
    ];
  });
}

function plannedFile(path: string, { snapshot, text, done }: Draft): PlannedFile[] {
  if (text === undefined || done.length === 0) return [];
  const bom = snapshot !== undefined && 'bom' in snapshot.content && snapshot.content.bom;
  const after = Buffer.from(bom ? `\uFEFF${text}` : text, 'utf8');
  if (snapshot !== undefined && after.equals(snapshot.bytes)) return [];
  const mode = done.find((change) => change.mode !== undefined)?.mode;
  const hidden = done.some((change) => change.hidden === true);
  const change = { path, before: snapshot, after, text, hidden, done: done.map(({ title }) => title) };
  return [mode === undefined ? change : { ...change, mode }];
}

/** A rename would replace a file that its owner has protected; the mode is a wish to be asked first. */
function readOnly({ path, before, done: [title = ''] }: PlannedFile): Blocked[] {
  if (before === undefined || (before.mode & 0o222) !== 0) return [];
  const manual = `Make it writable (${typed(['chmod', 'u+w', path])}) and run the command again.`;
  return [{ kind: 'blocked', title, file: path, reason: 'The file is read-only.', manual }];
}
