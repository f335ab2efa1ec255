import { isAbsolute } from 'node:path/posix';
import { ExitCode, OneOfSeveral, UserError } from '../model/errors.js';
import { isOutside, join } from '../model/paths.js';
import type { Context } from '../model/context.js';
import type { Workspace } from '../model/files.js';
import type { Framework, FrameworkModule, Project, Search } from '../model/framework.js';
import type { Options } from '../model/options.js';

interface Candidate {
  readonly framework: Framework;
  readonly evidence: string | undefined;
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
    folder: appFolder(workspace, options),
    named: options.app !== undefined,
    ...(options.command === 'remove' && { removes: true }),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    ...(variables && { variables }),
  };
  const candidates = await recognise(frameworks, search, options.framework);
  const chosen =
    options.framework === undefined
      ? await choose(candidates, search, prompt)
      : named(candidates, search, options.framework);
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
  const here = await Promise.all(
    frameworks.map(async (framework) => ({ framework, evidence: await framework.recognise(search) })),
  );
  const counts = ({ name }: Framework): boolean => wanted === undefined || wanted === name;
  if (here.some(({ framework, evidence }) => evidence !== undefined && counts(framework))) return here;
  return Promise.all(
    frameworks.map(async (framework) => ({ framework, evidence: await framework.recogniseBelow?.(search) })),
  );
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

function appFolder({ start, root }: Workspace, { app }: Options): string {
  const folder = app === undefined ? start : isAbsolute(app) ? app : join(start, app);
  if (!isOutside(folder)) return folder;
  throw new UserError(`--app ${app ?? ''} is outside ${root}.`, {
    exitCode: ExitCode.usage,
    hint: 'Choose a folder inside --cwd.',
  });
}

function named(candidates: readonly Candidate[], search: Search, name: string): Framework {
  const wanted = candidates.find(({ framework }) => framework.name === name);
  if (wanted?.evidence !== undefined) return wanted.framework;
  const label = wanted?.framework.label ?? name;
  throw new UserError(`Found no ${label} application in ${place(search)}.`, {
    hint: whereToLook(candidates),
  });
}

async function choose(
  candidates: readonly Candidate[],
  search: Search,
  prompt: Context['prompt'],
): Promise<Framework> {
  const found = candidates.filter(({ evidence }) => evidence !== undefined);
  const [first] = found;
  if (first === undefined) {
    const labels = candidates.map(({ framework }) => framework.label).join(' or ');
    throw new UserError(`Found no ${labels} application in ${place(search)}.`, {
      hint: whereToLook(candidates),
    });
  }
  if (found.length === 1) return first.framework;
  if (prompt.interactive) return ask(found, first, prompt);
  const kinds = found
    .map(({ framework, evidence }) => `${framework.label} (${evidence ?? ''})`)
    .join(' and ');
  throw new UserError(`${place(search)} contains more than one kind of application: ${kinds}.`, {
    exitCode: ExitCode.usage,
    hint: `Choose one with ${found.map(({ framework }) => `--framework ${framework.name}`).join(' or ')}.`,
  });
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
  return folder === '' ? workspace.root : `${workspace.root}/${folder}`;
}

function whereToLook(candidates: readonly Candidate[]): string {
  const signs = candidates.map(({ framework }) => `${framework.label}: ${framework.sign}`).join('; ');
  return `Run this in the application's folder, or pass it with --cwd <dir>. Looked for ${signs}.`;
}
