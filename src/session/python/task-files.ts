import type { ShellCommand } from '../../languages/shell.js';
import { readText, type Workspace } from '../../model/files.js';
import { folderOf, join, upwards } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { commandsHere, programsOf } from '../shell-programs.js';
import type { PlacedCommand } from '../working-folder.js';

/** The recipes of a Makefile or justfile by their targets. */
export interface TaskFile {
  readonly file: string;
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly text: string;
}

interface Recipe {
  readonly needs: readonly string[];
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

const NAMES = /^(GNUmakefile|[Mm]akefile|\.?[Jj]ustfile)$/;
const RUNNER = /^(g?make|just)$/;
const VARIABLE = /^(?:export\s+)?(\w+)\s*(?:::?|\?)?=\s*(.*)$/;
const TARGET = /^@?([\w.%/-][^:=#]*):(?!=)([^#;]*)/;
/** Recipes that run others come up to so deep, and so do variables. */
const MAX_STEPS = 3;
const MAX_TEXT = 10_000;

/** Those of the repository's folder, of the application's, and of those between. A file that knows the secret is left to its owner. */
export async function taskFiles(workspace: Workspace, app: string): Promise<TaskFile[]> {
  const found: TaskFile[] = [];
  for (const folder of upwards(app)) {
    for (const name of (await workspace.list(folder)).filter((one) => NAMES.test(one))) {
      const file = join(folder, name);
      const text = (await readText(workspace, file)) ?? '';
      if (!text.includes(SECRET_VARIABLE)) found.unshift({ file, recipes: recipesIn(text), text });
    }
  }
  return found;
}

function recipesIn(text: string): Map<string, Recipe> {
  const recipes = new Map<string, Recipe>();
  const variables = new Map<string, string>();
  let lines: { text: string; line: number }[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s/.test(line)) {
      addLine(lines, line.trim(), index + 1);
      return;
    }
    const [, variable, value = ''] = VARIABLE.exec(line) ?? [];
    if (variable !== undefined) variables.set(variable, value.replace(/^(['"])(.*)\1$/, '$2'));
    const [, targets = '', needs = ''] = variable === undefined ? (TARGET.exec(line) ?? []) : [];
    if (targets === '') return;
    lines = [];
    for (const name of wordsOf(targets)) recipes.set(name, { needs: wordsOf(needs), lines });
  });
  const expanded = (recipe: Recipe): Recipe => ({
    ...recipe,
    lines: recipe.lines.map((one) => ({ ...one, text: withVariables(one.text, variables) })),
  });
  return new Map([...recipes].map(([name, recipe]) => [name, expanded(recipe)]));
}

function addLine(lines: { text: string; line: number }[], text: string, line: number): void {
  const last = lines.at(-1);
  if (last?.text.endsWith('\\') === true) last.text = `${last.text.slice(0, -1)}${text}`;
  else lines.push({ text: text.replace(/^[@+-]+/, ''), line });
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** `$(PYTHON) manage.py`, `{{python}} manage.py` */
function withVariables(text: string, variables: ReadonlyMap<string, string>, steps = MAX_STEPS): string {
  const replaced = text.replace(
    /\$\((\w+)\)|\$\{(\w+)\}|\{\{\s*(\w+)\s*\}\}/g,
    (call, round?: string, curly?: string, just?: string) => {
      const name = round ?? curly ?? just ?? '';
      return name === 'MAKE' ? 'make' : (variables.get(name) ?? call);
    },
  );
  const isDone = replaced === text || steps === 0 || replaced.length > MAX_TEXT;
  return isDone ? replaced.replaceAll('$$', '$') : withVariables(replaced, variables, steps - 1);
}

/** Whether a command of a recipe does; the text is that of the recipe's file. */
type Starts = (command: ShellCommand, text: string) => boolean;

/** A command of a recipe that starts the application. */
export interface RecipeStart {
  readonly file: string;
  readonly line: number;
  readonly command: ShellCommand;
  /** The text of the file. */
  readonly text: string;
}

/** The commands of the recipes that a command runs which start the application. */
export function startsInRecipes(
  { command, folder }: PlacedCommand,
  files: readonly TaskFile[],
  starts: Starts,
): RecipeStart[] {
  // Without a folder that is named the one of the application may be meant.
  const read = folder ? files.filter(({ file }) => folderOf(file) === folder) : files;
  return new Search(read, starts).inCommand(command, 0);
}

class Search {
  /** No recipe is read twice. */
  private readonly seen = new Set<Recipe>();

  constructor(
    private readonly files: readonly TaskFile[],
    private readonly starts: Starts,
  ) {}

  inCommand(command: ShellCommand, depth: number): RecipeStart[] {
    const runner = programsOf(command).find(({ name }) => RUNNER.test(name));
    if (runner === undefined) return [];
    const words = command.words.slice(runner.at + 1).map(({ text }) => text);
    const targets = words.filter((word) => !word.startsWith('-') && !word.includes('='));
    const isJust = runner.name === 'just';
    return this.files
      .filter((one) => /justfile$/i.test(one.file) === isJust)
      .flatMap((taskFile) => {
        const usual = [...taskFile.recipes.keys()].filter((name) => !name.startsWith('.')).slice(0, 1);
        const names = targets.length === 0 ? usual : targets;
        return names.flatMap((name) => this.inRecipe(taskFile, name, depth));
      });
  }

  private inRecipe(taskFile: TaskFile, name: string, depth: number): RecipeStart[] {
    const recipe = depth > MAX_STEPS ? undefined : taskFile.recipes.get(name);
    if (recipe === undefined || this.seen.has(recipe)) return [];
    this.seen.add(recipe);
    const { file, text } = taskFile;
    const needed = recipe.needs.flatMap((need) => this.inRecipe(taskFile, need, depth + 1));
    const own = recipe.lines.flatMap(({ text: line, line: number }) =>
      commandsHere(line).flatMap((command) =>
        this.starts(command, text)
          ? [{ file, line: number, command, text }]
          : // What it runs is shown by its own line.
            this.inCommand(command, depth + 1).map((start) => ({ ...start, file, line: number })),
      ),
    );
    return [...needed, ...own];
  }
}
