import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findCheckouts, readRows } from './checkouts.mjs';
import { pythonWith } from './sandbox.mjs';
import { rowOf, totalsOf } from './table.mjs';
import { checkApplication } from './verdict.mjs';

const USAGE = `npm run ecosystem -- <folder of checkouts> [--rows <tsv>] [--only <part of a name>]

Plans on every checkout without writing, checks the plan with rules of its own, prints a table. Exit code 1 when
anything is wrong. --rows names the applications: kind, repo, commit, app_root, path, framework_version, role, entry.
DJANGO_PYTHON is a Python with Django, in which settings are run before and after, in a sandbox; FASTAPI_PYTHON one with
FastAPI, python-dotenv and pydantic-settings, in which applications are imported.`;

const SKIPPED = {
  django:
    'SKIPPED: Django settings were not run, so no Django plan was checked whole. Set DJANGO_PYTHON to a Python with Django.',
  fastapi: 'SKIPPED: no FastAPI plan was checked whole. Set FASTAPI_PYTHON to a Python with FastAPI.',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, only: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(USAGE);
  process.exit(2);
}
process.exitCode = await main(resolve(folder));

async function main(root) {
  const pythons = {
    django: pythonWith('django', 'DJANGO_PYTHON'),
    fastapi: pythonWith('fastapi', 'FASTAPI_PYTHON'),
  };
  const verdicts = [];
  for (const application of applicationsIn(root)) {
    const verdict = await checkApplication(application, pythons);
    console.log(rowOf(verdict));
    verdicts.push(verdict);
  }
  console.log(`\n${totalsOf(verdicts)}`);
  for (const kind of Object.keys(pythons))
    if (pythons[kind] === undefined && verdicts.some((one) => one.kind === kind))
      console.error(SKIPPED[kind]);
  return verdicts.some(({ outcome }) => outcome === 'wrong') ? 1 : 0;
}

function applicationsIn(root) {
  const checkouts = findCheckouts(root);
  const wanted = ({ name }) => values.only === undefined || name.includes(values.only);
  if (values.rows === undefined) {
    return checkouts
      .map((path) => ({ name: basename(path), root: path, appRoot: '', extra: false }))
      .filter(wanted);
  }
  const { applications, absent } = readRows(values.rows, checkouts);
  for (const repo of absent) console.error(`no checkout of ${repo}`);
  return applications.filter(wanted);
}
