import { showsSecret } from '../model/secret.js';
import type { Blocked, Finding, Note } from '../model/change.js';
import { type Argv, type Context, typed } from '../model/context.js';
import { type Git, textOf, type Workspace } from '../model/files.js';
import type { Command, Options } from '../model/options.js';
import { folderOf, isOutside, join, relativePath } from '../model/paths.js';
import { plannedTexts, type Plan } from '../model/plan.js';
import { lineAsWritten, lineOnDisk, placedOnDisk } from './line-on-disk.js';
import { cachedWorkspace } from './cached-workspace.js';

/** Looks at a plan as a whole before anything is written: what no single change can see blocks it, or is added to it. */
export async function review(
  plan: Plan,
  { command }: Options,
  { git, shell, workspace }: Context,
): Promise<Plan> {
  const accepted = await withPlannedFilesChecked(await withoutNameClashes(plan, workspace), shell);
  const reviewed = reviewedByFramework(withoutWhatStandsBeside(accepted), command);
  const complete = await withCommittedSecrets(reviewed, workspace, git);
  return command === 'check' ? complete : withUncommitted(complete, workspace, git);
}

/**
 * Blocks a file whose name differs from one that is there by case only. On a disk that ignores case the two are one
 * file; on any other, the next checkout on such a disk loses one of them.
 */
async function withoutNameClashes(plan: Plan, workspace: Workspace): Promise<Plan> {
  if (plan.blocked.length > 0) return plan;
  const listed = cachedWorkspace(workspace);
  const clashes = await Promise.all(
    plan.files.map(async ({ path, done: [title = ''] }): Promise<Blocked[]> => {
      const there = await clashOf(path, listed);
      if (there === undefined) return [];
      const reason = `${there} already exists, and the names differ only in case.`;
      const manual = `Rename or move ${there}: a case-insensitive disk treats the two as the same file.`;
      return [{ kind: 'blocked', title, file: path, reason, manual }];
    }),
  );
  return { ...plan, blocked: clashes.flat() };
}

/** The path that is there in place of the wanted one, down to the first name that differs. */
async function clashOf(path: string, workspace: Workspace): Promise<string | undefined> {
  if (path === '' || isOutside(path)) return undefined;
  const folder = folderOf(path);
  const above = await clashOf(folder, workspace);
  if (above !== undefined) return above;
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  const names = (await workspace.list(folder)).map((entry) => entry.replace(/\/$/, ''));
  const clash = names.includes(name) ? undefined : names.find((entry) => fold(entry) === fold(name));
  return clash === undefined ? undefined : join(folder, clash);
}

/** Such disks also take composed and decomposed letters for the same. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

async function withPlannedFilesChecked(plan: Plan, shell: Context['shell']): Promise<Plan> {
  if (plan.files.length === 0 || plan.blocked.length > 0) return plan;
  const objections = (await plan.changeSet.checkPlannedFiles?.(plan.files, shell)) ?? [];
  return objections.length === 0 ? plan : { ...plan, blocked: objections };
}

/**
 * Nobody is asked again for a consent that an earlier run has had: where nothing is left to write, what stands beside
 * the session is left to do by hand, and no longer blocks.
 */
function withoutWhatStandsBeside(plan: Plan): Plan {
  if (plan.files.length > 0 || !plan.blocked.every(({ beside }) => beside !== undefined)) return plan;
  const findings = plan.blocked.flatMap(({ beside, file, line, manual }): Finding[] =>
    beside === undefined ? [] : [{ message: beside, file, manual, ...(line === undefined ? {} : { line }) }],
  );
  return { ...plan, blocked: [], findings: [...plan.findings, ...findings] };
}

/** What is surely wrong blocks; what is unknown is for `check` to say. What a block names already is not said twice. */
function reviewedByFramework(plan: Plan, command: Command): Plan {
  const found = plan.changeSet.review?.(plannedTexts(plan));
  if (found === undefined) return plan;
  // Nothing is written: a block names lines of the files as they are.
  const refused = found.blocked.map((one) => namedOnDisk(one, plan));
  const isSaid = ({ file, line }: Finding) =>
    line !== undefined && plan.blocked.some((blocked) => blocked.file === file && blocked.line === line);
  const placed = <One extends Note>(one: One): One => placedInPlan(one, plan);
  const left = [...found.findings.map(placed), ...(found.detected?.findings ?? [])];
  const findings = [...plan.findings, ...left.filter((finding) => !isSaid(finding))];
  if (plan.blocked.length > 0) return { ...plan, findings };
  const unknown = command === 'check' ? found.unknown : [];
  const later = [...found.notes, ...unknown].map(placed);
  const notes = [...plan.notes, ...(found.detected?.notes ?? []), ...later];
  return { ...plan, blocked: refused, findings, notes, isOpen: found.isOpen === true };
}

/** What names a line of a planned text, with that of the file on the disk. */
function placedInPlan<One extends Note>(one: One, { files }: Plan): One {
  const edited = files.find(({ path }) => path === one.file);
  const before = textOf(edited?.before);
  if (edited === undefined || before === undefined || one.line === undefined) return one;
  return { ...one, line: lineOnDisk(before, edited.text, one.line), lineAsWritten: one.line };
}

/** The plan with what it says of files that it has written by now: lines are those that are there. */
export function asWritten(plan: Plan): Plan {
  const placed = <One extends Note>(one: One): One => {
    const edited = plan.files.find(({ path }) => path === one.file);
    const before = textOf(edited?.before);
    if (edited?.after === undefined || before === undefined || one.line === undefined) return one;
    const { lineAsWritten: line = lineAsWritten(before, edited.text, one.line) } = one;
    return { ...one, line };
  };
  return { ...plan, notes: plan.notes.map(placed), findings: plan.findings.map(placed) };
}

function namedOnDisk(one: Blocked, { files }: Plan): Blocked {
  const edited = files.find(({ path }) => path === one.file);
  return edited === undefined ? one : placedOnDisk(one, textOf(edited.before) ?? '', edited.text);
}

/** Secrets that will stand in a file which git tracks, whoever has put them there. */
async function withCommittedSecrets(plan: Plan, workspace: Workspace, git: Git): Promise<Plan> {
  const texts = plannedTexts(plan);
  const files = [...new Set(plan.changeSet.changes.map(({ file }) => file))];
  const found = await Promise.all(
    files.map(async (file): Promise<Finding[]> => {
      const text = texts.get(file) ?? textOf(await workspace.read(file)) ?? '';
      const line = text.split('\n').findIndex((one) => showsSecret(one, plan.redact)) + 1;
      if (line === 0 || !(await isTracked(file, workspace, git))) return [];
      const message = 'this file contains a session secret, and git tracks it';
      return [placedInPlan({ file, line, message, manual: untrack(file) }, plan)];
    }),
  );
  return { ...plan, findings: [...plan.findings, ...found.flat()] };
}

/** A link may lead to a file that git tracks; it ignores none of these. */
async function isTracked(link: string, workspace: Workspace, git: Git): Promise<boolean> {
  const real = await workspace.locate(link);
  const path = isOutside(real) ? link : real;
  return !(await git.ignores(path)) && git.tracks(path);
}

function untrack(file: string): string {
  return (
    `Set a new secret in the application's environment, or in a file that git ignores, and remove this one. ` +
    `If this file should contain secrets, stop tracking it: ${typed(['git', 'rm', '--cached', file])}. ` +
    `A secret that was committed stays in the history.`
  );
}

/** Notes the files that git could not give back if the user did not like the edit. */
async function withUncommitted(plan: Plan, workspace: Workspace, git: Git): Promise<Plan> {
  const files = await editedFiles(plan, workspace);
  const paths = files.length === 0 ? [] : await git.uncommitted(files);
  if (paths.length === 0) return plan;
  const names = files.filter(({ path }) => paths.includes(path)).map(({ name }) => name);
  const message = `${names.join(', ')}: uncommitted changes, so git can't undo the edit.`;
  return { ...plan, notes: [...plan.notes, { message }] };
}

/** The files in the repository that are there already, with the names that the plan has for them. */
async function editedFiles({ files }: Plan, workspace: Workspace) {
  const edited = await Promise.all(
    files.map(async ({ path, before }) => {
      const real = await workspace.locate(path);
      return before === undefined || isOutside(real) ? [] : [{ path: real, bytes: before.bytes, name: path }];
    }),
  );
  return edited.flat();
}

/** The command that gives back all files of a plan; undefined where git has not committed each of them as it was. */
export async function gitUndo(
  plan: Plan,
  { git, workspace }: Pick<Context, 'git' | 'workspace'>,
): Promise<Argv | undefined> {
  const files = await editedFiles(plan, workspace);
  // git reads these as wildcards.
  const isPlain = files.every(({ path }) => !/[*?[\]\\:]/.test(path));
  if (!git.repository || !isPlain || files.length < plan.files.length) return undefined;
  const tracked = await Promise.all(files.map(({ path }) => git.tracks(path)));
  if (tracked.includes(false) || (await git.uncommitted(files)).length > 0) return undefined;
  const paths = files.map(({ path }) => relativePath(workspace.start, path).replace(/^\.\//, ''));
  return ['git', 'checkout', '--', ...paths];
}
