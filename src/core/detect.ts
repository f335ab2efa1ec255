import { listed } from '../model/words.js';
import { join as joinNatively } from 'node:path';
import { relative } from 'node:path/posix';
import { ExitCode, OneOfSeveral, UserError } from '../model/errors.js';
import { join } from '../model/paths.js';
import { type Context, typed } from '../model/context.js';
import type { Framework, FrameworkModule, Project, Search } from '../model/framework.js';
import type { Options } from '../model/options.js';
import { otherProjectIn } from './other-projects.js';

interface Candidate {
  readonly framework: Framework;
  readonly evidence: string | undefined;
  /** Where it is, if that is below the folder that was looked at. */
  readonly below?: string;
}

/**
 * Exactly one framework and one application.
 * @param known the project that was found before anybody was asked
 * @throws UserError when there is none, when it is not supported, or when there are several and nobody to ask
 */
export async function detect(
  frameworks: readonly Framework[],
  options: Options,
  { workspace, git, prompt, lap, variables }: Context,
  known?: Project,
): Promise<Project> {
  const search: Search = {
    workspace,
    git,
    folder: options.app === undefined ? workspace.start : await workspace.folderNamed(options.app),
    named: options.app !== undefined,
    ...(options.command === 'remove' && { removes: true }),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    ...(variables && { variables }),
  };
  const candidates = await recognise(frameworks, search, options.framework);
  const chosen =
    options.framework === undefined
      ? await choose(candidates, search, options, prompt)
      : await named(candidates, search, options, options.framework);
  lap('detect');
  rejectSettings(chosen, options);
  if (known?.framework === chosen.name) return known;
  const module = await chosen.load();
  lap('load');
  const project = await detectOne(module, search, prompt);
  lap('detect');
  return forCommand(project, options);
}

/** Each command has a set of changes of its own for the same project. */
function forCommand(project: Project, { command, finish }: Options): Project {
  if (command !== 'rotate') return project;
  const step = finish === true ? 'finish' : 'begin';
  return { ...project, changeSet: (answers) => project.rotation(answers, step) };
}

/** The folder's own evidence counts for more than what lies in the folders below. */
async function recognise(
  frameworks: readonly Framework[],
  search: Search,
  wanted: string | undefined,
): Promise<Candidate[]> {
  const counts = ({ name }: Framework): boolean => wanted === undefined || wanted === name;
  const here = await Promise.all(
    frameworks.map(async (framework) => {
      const evidence = await unlessBroken(framework.recognise(search), counts(framework));
      return { framework, evidence };
    }),
  );
  if (here.some(({ framework, evidence }) => evidence !== undefined && counts(framework))) return here;
  return Promise.all(
    frameworks.map(async (framework) => {
      const found = await unlessBroken(framework.recogniseBelow?.(search), counts(framework));
      return found === undefined
        ? { framework, evidence: undefined }
        : { framework, evidence: found.evidence, below: found.folder };
    }),
  );
}

/** A file that can't be read, such as a package.json, is no matter to somebody who wants another framework. */
async function unlessBroken<T>(found: Promise<T> | undefined, counts: boolean): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (counts || !(error instanceof UserError)) throw error;
    return undefined;
  }
}

/** @throws UserError for --settings where the framework has no such modules */
function rejectSettings({ name, label, hasSettings }: Framework, { settings }: Options): void {
  if (settings === undefined || hasSettings === true) return;
  throw new UserError(`--settings can't be used with ${label}.`, {
    exitCode: ExitCode.usage,
    hint: `Remove --settings, or choose a framework other than ${name} with --framework.`,
  });
}

const QUESTIONS = { '--app': 'Which application?', '--settings': 'Which settings module?' } as const;

/** @param chosen what the person has chosen so far, as flags */
async function detectOne(
  module: FrameworkModule,
  search: Search,
  prompt: Context['prompt'],
  chosen: readonly string[] = [],
): Promise<Project> {
  try {
    const project = await module.detect(search);
    return chosen.length === 0 ? project : { ...project, chosen };
  } catch (error) {
    if (!(error instanceof OneOfSeveral) || !prompt.interactive) throw error;
    const { flag, values } = error;
    const choices = values.map((value) => ({ value, label: value }));
    const value = await prompt.select(QUESTIONS[flag], choices, values[0]);
    const next =
      flag === '--app'
        ? { ...search, folder: join(search.workspace.start, value), named: true }
        : { ...search, settings: value };
    return detectOne(module, next, prompt, [...chosen, flag, value]);
  }
}

async function named(
  candidates: readonly Candidate[],
  search: Search,
  options: Options,
  name: string,
): Promise<Framework> {
  const wanted = candidates.find(({ framework }) => framework.name === name);
  if (wanted?.evidence !== undefined) return wanted.framework;
  const label = wanted?.framework.label ?? name;
  const all = candidates.map(({ framework }) => framework);
  const found = (await recognise(all, search, undefined)).filter(({ evidence }) => evidence !== undefined);
  const [other] = found;
  if (other === undefined) throw await nothingFound(candidates, label, search);
  const { framework, evidence = '' } = other;
  throw new UserError(
    `Found no ${label} application in ${place(search)}, but found ${framework.label} (${evidence}).`,
    { hint: `Leave out --framework, or choose it:\n  ${commandFor(other, search, options)}` },
  );
}

/** What is there instead, with the way to its guide. */
async function nothingFound(
  candidates: readonly Candidate[],
  label: string,
  search: Search,
): Promise<UserError> {
  const other = await otherProjectIn(search.workspace, search.folder);
  const message = `Found no ${label} application in ${place(search)}.`;
  if (other === 'empty')
    return new UserError(`${message.slice(0, -1)}: the folder is empty.`, { hint: CREATE_ONE });
  if (other === undefined)
    return (await unreadableSource(search)) ?? new UserError(message, { hint: whereToLook(candidates) });
  const supported = listed(labelsOf(candidates));
  return new UserError(`${place(search)} is ${other.what}; create-wristband-session supports ${supported}.`, {
    hint: `Wristband's guide: ${other.guide}`,
  });
}

/** Where an application often is. */
const SOURCE_FOLDERS = ['', 'src', 'app'];

/** A source that may be the application's, and was passed over because it is no text. */
async function unreadableSource({ workspace, folder }: Search): Promise<UserError | undefined> {
  for (const below of SOURCE_FOLDERS) {
    const names = await workspace.list(join(folder, below));
    for (const name of names.filter((one) => /\.(?:py|[cm]?[jt]s)$/.test(one))) {
      const file = join(folder, below, name);
      const content = (await workspace.read(file))?.content;
      if (content === undefined || !('unreadable' in content) || content.isSpecial === true) continue;
      const { unreadable: reason, line, isTooLarge = false } = content;
      const at = line === undefined ? {} : { line };
      const hint = isTooLarge ? 'Split the file and rerun.' : 'Save it as UTF-8 text and rerun.';
      return new UserError(`Found no application, and ${file} can't be read: ${reason}.`, {
        file,
        ...at,
        hint,
      });
    }
  }
  return undefined;
}

function labelsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ framework }) => framework.label);
}

const CREATE_ONE =
  'create-wristband-session needs an existing application. Create one first, or name its folder with --cwd <dir>.';

async function choose(
  candidates: readonly Candidate[],
  search: Search,
  options: Options,
  prompt: Context['prompt'],
): Promise<Framework> {
  const found = candidates.filter(({ evidence }) => evidence !== undefined);
  const [first] = found;
  if (first === undefined) throw await nothingFound(candidates, listed(labelsOf(candidates), 'or'), search);
  if (found.length === 1) return first.framework;
  if (prompt.interactive) return ask(found, first, prompt);
  const kinds = listed(found.map(({ framework, evidence }) => `${framework.label} (${evidence ?? ''})`));
  throw new UserError(`${place(search)} contains more than one kind of application: ${kinds}.`, {
    exitCode: ExitCode.usage,
    hint: ['Choose one:', ...found.map((one) => `  ${commandFor(one, search, options)}`)].join('\n'),
  });
}

/** The same command for one of several candidates: whoever wanted a check pastes no run. */
function commandFor(
  { framework, below }: Candidate,
  { workspace }: Search,
  { command, production, finish }: Options,
): string {
  const folder = below === undefined ? '' : relative(workspace.start, below);
  const app = folder === '' ? [] : ['--app', folder];
  const words = [
    ...(command === 'apply' ? [] : [command]),
    ...(production ? ['--production'] : []),
    ...(finish === true ? ['--finish'] : []),
  ];
  return typed(['npx', 'create-wristband-session', ...words, '--framework', framework.name, ...app]);
}

async function ask(
  found: readonly Candidate[],
  first: Candidate,
  prompt: Context['prompt'],
): Promise<Framework> {
  const choices = found.map(({ framework, evidence }) => {
    return { value: framework.name, label: `${framework.label} (${evidence ?? ''})` };
  });
  const name = await prompt.select('Which framework?', choices, first.framework.name);
  return found.find(({ framework }) => framework.name === name)?.framework ?? first.framework;
}

function place({ folder, workspace }: Search): string {
  return joinNatively(workspace.root, folder);
}

function whereToLook(candidates: readonly Candidate[]): string {
  const signs = candidates.map(({ framework }) => `${framework.label}: ${framework.sign}`).join('; ');
  return `Run this in the application's folder, or pass it with --cwd <dir>. Looked for ${signs}.`;
}
