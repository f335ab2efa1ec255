import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resultDocument } from '../../src/core/report.js';
import { parsePython } from '../../src/languages/python/index.js';
import { parseTypeScript } from '../../src/languages/typescript/index.js';
import { applyDiff } from '../support/apply-diff.js';
import type { Case } from '../support/case-folder.js';
import { CASE_SECRET, REPLACED_SECRET } from '../support/context.js';
import { memoryDisk, type MemoryDisk } from '../support/memory-disk.js';
import { runCase, type CaseRun } from '../support/run-case.js';
import { sameTree, texts, withoutEnv } from '../support/trees.js';

type Tree = ReadonlyMap<string, Buffer>;

/** CPU time that one run may take, in microseconds. */
const MAX_TIME = 2_000_000;

const schema = new URL('../../schema/output-v1.json', import.meta.url);
const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));

/** What is wrong with what the commands make of a project, whatever it is. */
export async function faultsOf(example: Case, tree: Tree): Promise<string[]> {
  const faults: string[] = [];
  const disk = memoryDisk(tree);
  const step = stepsOn(example, disk, faults);
  for (const flags of [['check'], ['--dry-run']]) {
    await step(flags.join(' '), [], flags);
    if (!sameTree(disk.tree(), tree)) faults.push(`${flags.join(' ')}: it has changed files`);
  }
  for (const [name, command] of COMMANDS) {
    const before = disk.tree();
    const dry = await step(`${name} --dry-run`, command, ['--dry-run']);
    const run = await step(name, command);
    faults.push(...faultsOfTrees(before, disk.tree(), run, dry).map((fault) => `${name}: ${fault}`));
    if (typeof run === 'string' || run.exit !== 0 || name === 'rotate') continue;
    const written = disk.tree();
    const again = await step(`${name}, again`, command);
    if (typeof again !== 'string' && again.exit === 0 && !sameTree(written, disk.tree()))
      faults.push(`${name}: a second run changes files again`);
  }
  return faults;
}

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['run', []],
  ['rotate', ['rotate']],
  ['finish', ['rotate', '--finish']],
  ['remove', ['remove', '--force']],
];

/** Why nothing is known of a run. It may have done all that it was to do before it was seen what it shows. */
type Unseen = 'it failed' | 'it shows what was moved';

/** Runs a command; what it does wrong by itself is added to the faults. */
function stepsOn({ options, before }: Case, disk: MemoryDisk, faults: string[]) {
  // In some cases the secret's mirror image is another secret.
  const secrets = [CASE_SECRET, REPLACED_SECRET].flatMap((one) => [one, Array.from(one).reverse().join('')]);
  const named = (tree: Tree) =>
    secrets.map((secret) => [...tree.values()].map((bytes) => namesOf(bytes.toString(), secret)));
  // A secret that a mutation has put into another place, or whose name it has changed, is hidden nowhere.
  const isMoved = JSON.stringify(named(before)) !== JSON.stringify(named(disk.tree()));
  const place = placeOf(options.args);
  return async (
    name: string,
    command: readonly string[],
    flags: readonly string[] = [],
  ): Promise<CaseRun | Unseen> => {
    const args = command.length > 0 ? ['--yes', ...place] : ['--no-install', ...options.args];
    const start = process.cpuUsage();
    try {
      const run = await runCase(disk, { options: { ...options, command, args } }, flags);
      faults.push(...faultsOfRun(run).map((fault) => `${name}: ${fault}`));
      return run;
    } catch (error) {
      if (isMoved && isAssertion(error)) return 'it shows what was moved';
      faults.push(`${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      return 'it failed';
    } finally {
      const { user, system } = process.cpuUsage(start);
      if (user + system > MAX_TIME) faults.push(`${name}: it takes ${(user + system) / 1e6} s`);
    }
  };
}

/** What stands before each occurrence of a secret: its name, or the end of it. */
function namesOf(text: string, secret: string): string[] {
  return text
    .split(secret)
    .slice(0, -1)
    .map((before) => before.slice(-12));
}

/** `runCase` looks for secrets in all that is shown. */
function isAssertion(error: unknown): boolean {
  return error instanceof Error && error.name === 'AssertionError';
}

function faultsOfRun({ screen, result }: CaseRun): string[] {
  const isDefect = screen.stderr.includes('This is a bug');
  const document: unknown = result === undefined ? undefined : JSON.parse(resultDocument(result));
  const isBroken = document !== undefined && !isValid(document);
  return [
    ...(isDefect ? [screen.stderr] : []),
    ...(isBroken ? [`the document breaks the schema: ${JSON.stringify(isValid.errors)}`] : []),
  ];
}

const PLACE = ['--framework', '--app', '--cwd', '--settings'];

/** Which project is meant; all else that a case says is about the run. */
function placeOf(args: readonly string[]): string[] {
  return args.filter((word, index) => [word, args[index - 1] ?? ''].some((one) => PLACE.includes(one)));
}

function faultsOfTrees(before: Tree, after: Tree, run: CaseRun | Unseen, dry: CaseRun | Unseen): string[] {
  if (run === 'it shows what was moved') return [];
  if (run === 'it failed') return sameTree(before, after) ? [] : ['files are changed although it failed'];
  if (run.exit !== 0)
    return sameTree(before, after) ? [] : [`it has changed files and ends with ${run.exit}`];
  const files = run.result?.plan.files ?? [];
  const planned = new Set(files.map(({ path }) => path));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path)?.equals(after.get(path) ?? Buffer.of()) !== true,
  );
  const unplanned = changed.filter((path) => !planned.has(path) && !(before.get(path)?.length === 0));
  const unparsable = changed.filter(
    (path) => parses(path, before.get(path)) && !parses(path, after.get(path)),
  );
  return [
    ...unplanned.map((path) => `${path} is changed and not planned`),
    ...unparsable.map((path) => `${path} does not parse any more`),
    ...(isShown(before, withoutHidden(before, after, files), dry) ? [] : ['the diff gives other bytes']),
  ];
}

/** What holds the secret is in no diff, whatever it is called. */
function withoutHidden(
  before: Tree,
  after: Tree,
  files: readonly { readonly path: string; readonly hidden: boolean }[],
): Tree {
  const shown = new Map(after);
  for (const { path, hidden } of files) {
    const was = before.get(path);
    if (hidden && was !== undefined) shown.set(path, was);
    else if (hidden) shown.delete(path);
  }
  return shown;
}

/** Whether the diff makes the files; where it hides a line that was there it can't be applied. */
function isShown(before: Tree, after: Tree, dry: CaseRun | Unseen): boolean {
  if (dry === 'it shows what was moved') return true;
  const diff = dry === 'it failed' ? '' : dry.screen.stdout;
  if (diff.includes('<hidden secret>')) return true;
  const made = texts(withoutEnv(applyDiff(before, diff)));
  return JSON.stringify(made) === JSON.stringify(texts(withoutEnv(after)));
}

function parses(path: string, bytes: Buffer | undefined): boolean {
  const text = bytes?.toString() ?? '';
  if (path.endsWith('.py')) return 'tokens' in parsePython(text);
  if (path.endsWith('.ts')) return !('failure' in parseTypeScript(text));
  return true;
}
