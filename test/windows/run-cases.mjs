// Runs in Windows' own Node: many projects on a real disk, one after the other in one process, by the built package.
// The command line names a file: a list of `{ cwd, options, variables, removes }`, which is replaced by what came of each.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(join(process.cwd(), 'package.json'));
const { plan, apply, isUserError } = load('./dist/index.cjs');
const { main } = load('./dist/main.cjs');

const [file] = process.argv.slice(2);
const usual = process.env;
const outcomes = [];
for (const project of JSON.parse(readFileSync(file, 'utf8'))) {
  // Nothing can be installed.
  process.env = { ...usual, ...project.variables, Path: undefined, PATH: '' };
  outcomes.push(await outcomeOf(project).catch((error) => `failed: ${error.stack}`));
}
process.exitCode = 0;
writeFileSync(file, JSON.stringify(outcomes));

/** 'done', 'refused', or what is wrong. */
async function outcomeOf({ cwd, options, removes }) {
  if (removes !== undefined) {
    await main(['remove', '--yes', '--cwd', cwd, ...removes]);
    return 'done';
  }
  const first = await run({ ...options, cwd });
  if (first === undefined) return 'refused';
  const files = (await run({ ...options, cwd })) ?? ['what is blocked'];
  return files.length === 0 ? 'done' : `the second plan has ${files.join(', ')}`;
}

/** The paths of the files that were written; undefined where the run refuses. */
async function run({ ignored, tracked, separate = [], ...options }) {
  const git = ignored !== undefined && {
    root: options.cwd,
    ignores: (path) => !separate.some((folder) => path.startsWith(folder)) && ignored.includes(path),
    tracks: (path) => tracked.includes(path),
  };
  try {
    const planned = await plan({ ...options, git });
    if (planned.blocked.length > 0) return undefined;
    await apply(planned);
    return planned.files.map(({ path }) => path);
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}
