import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One application to try: a checkout, and where in it.
 * @typedef {object} Application
 * @property {string} name as in the table
 * @property {string} root the checkout's folder
 * @property {string} appRoot the folder of `--cwd`, from the root
 * @property {string} [kind] nest, express, django or fastapi, when the rows say so
 * @property {string} [target] the file that must be patched, from the root, when the rows say so
 * @property {string} [entry] the file that starts the application, when the rows say so
 * @property {string} [version] the framework's version as the rows give it
 * @property {boolean} extra beside the main application of this appRoot: it must be named
 */

/**
 * Finds the checkouts (folders with a `.git`) in a folder, or one level deeper.
 * @param {string} folder
 * @returns {string[]}
 */
export function findCheckouts(folder) {
  const below = subfolders(folder);
  return below.flatMap((path) => (isCheckout(path) ? [path] : subfolders(path).filter(isCheckout)));
}

/**
 * Reads a table with the columns kind, repo, commit, app_root, path, framework_version, role, entry; a
 * repository `owner/name` is looked for in a checkout called `owner__name`.
 * @param {string} file
 * @param {readonly string[]} checkouts
 * @returns {{ applications: Application[], absent: string[] }}
 */
export function readRows(file, checkouts) {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const columns = head.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell])));
  const applications = [];
  const absent = [];
  for (const row of rows) {
    const root = checkouts.find((path) => path.endsWith(`/${row.repo.replace('/', '__')}`));
    if (root === undefined) absent.push(row.repo);
    else applications.push(fromRow(row, root, rows));
  }
  return { applications, absent };
}

/** @param {Record<string, string>} row @param {string} root @param {Record<string, string>[]} rows */
function fromRow(row, root, rows) {
  const appRoot = row.app_root === '.' ? '' : row.app_root;
  const same = rows.filter(({ repo, app_root: other }) => repo === row.repo && other === row.app_root);
  const place = same.length > 1 ? row.entry : appRoot;
  return {
    name: place === '' ? row.repo : `${row.repo}/${place}`,
    root,
    appRoot,
    kind: row.kind,
    // A row that only says where an application lies leaves the rest empty.
    target: row.path || undefined,
    entry: row.entry || undefined,
    version: row.framework_version || undefined,
    extra: row.role === 'extra' && same.length > 1,
  };
}

/**
 * The folder a user would give to `--app`, from the `--cwd` folder: above `src` for NestJS, with the manage.py for
 * Django; for FastAPI the file that makes the application.
 * @param {Application} application
 */
export function appFolder({ kind, root, appRoot, entry = '', target = '' }) {
  const below = (path) => (appRoot === '' ? path : path.slice(appRoot.length + 1));
  if (kind === 'nest') return below(entry.includes('/src/') ? entry.split('/src/')[0] : dirname(entry));
  if (kind === 'fastapi') return below(entry);
  let folder = dirname(target);
  while (folder !== '.' && !existsSync(join(root, folder, 'manage.py'))) folder = dirname(folder);
  return below(folder);
}

function subfolders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .sort();
}

function isCheckout(folder) {
  return existsSync(join(folder, '.git'));
}
