import { basename, dirname } from 'node:path/posix';
import { checkPythonTokens } from './python-tokens.mjs';
import { SECRET } from './planning.mjs';
import { Sandbox } from './sandbox.mjs';

/** @import { Application } from './checkouts.mjs' */
/** @import { Planned } from './planning.mjs' */

const SECRET_NAME = 'WRISTBAND_SESSION_SECRET';
const SESSION = 'wristband.fastapi_auth.SessionMiddleware';

/**
 * Imports the application before and after the change and compares the middleware that it has: the session is there once,
 * CORS outside of it, what reads it inside, with a secret that was loaded in time. Where the project can't be imported
 * before the change either, its tokens alone are compared.
 * @param {Application} application
 * @param {Planned} planned
 * @param {string} python one that has FastAPI
 * @returns {{ wrong: string[], untold: string[], remarks: string[] }}
 */
export function checkFastapi(application, planned, python) {
  const { plan, consent } = planned;
  const sandbox = new Sandbox(python, application.root);
  try {
    const changes = plan.files.filter(({ path }) => path.endsWith('.py'));
    const wrong = changes.flatMap((change) => [
      ...checkPythonTokens(change, sandbox, consent),
      ...compiled(change, sandbox),
    ]);
    if (changes.length === 0) return { wrong, untold: [], remarks: [] };
    const before = runBefore(sandbox, plan.project);
    sandbox.write(plan.files);
    if (before.error !== undefined)
      return { wrong, untold: [], remarks: [`not imported: ${before.error.split('\n')[0]}`] };
    const after = runAfter(sandbox, before, plan);
    return { wrong: [...wrong, ...after.wrong], untold: [], remarks: after.remarks };
  } finally {
    sandbox.remove();
  }
}

function compiled({ path, text }, sandbox) {
  const { error } = sandbox.ask('', { ask: 'compiles', text });
  return error === undefined ? [] : [`${path}: ${error}`];
}

/** Imports the module by the first name that works: what is above its package may be the folder of all imports, too. */
function runBefore(sandbox, { target, app }) {
  let first;
  for (const root of rootsOf(sandbox, target)) {
    const way = { root, app, module: moduleName(root, target), env: {} };
    const answer = imported(sandbox, way);
    if (answer.error === undefined && answer.applications.length > 0) return { ...way, ...answer };
    first ??= { error: answer.error ?? 'it makes no application' };
  }
  return first;
}

function imported(sandbox, { root, app, module, env }) {
  sandbox.path = [`${sandbox.root}/${root}`];
  return sandbox.ask(app, { ask: 'middleware', module, env, generous: '' });
}

function rootsOf(sandbox, target) {
  let folder = dirname(target);
  while (folder !== '.' && sandbox.has(`${folder}/__init__.py`)) folder = dirname(folder);
  const roots = [folder];
  while (roots.at(-1) !== '.') roots.push(dirname(roots.at(-1)));
  return roots;
}

function moduleName(root, target) {
  const below = root === '.' ? target : target.slice(root.length + 1);
  return below.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}

function runAfter(sandbox, before, plan) {
  const remarks = [];
  let after = imported(sandbox, before);
  if (after.error?.toUpperCase().includes(SECRET_NAME)) {
    if (!saysWhereSecretGoes(plan) && !isHandedOver(sandbox, plan))
      return { wrong: [`the secret is read before it is loaded: ${after.error}`], remarks };
    remarks.push('the secret comes from the environment (said so, or compose reads the env file)');
    after = imported(sandbox, { ...before, env: { ...before.env, [SECRET_NAME]: SECRET } });
  }
  if (after.error !== undefined) return { wrong: [`it no longer runs: ${after.error}`], remarks };
  const isUnknown = after.applications.some(({ middleware }) => middleware.some(({ isFake }) => isFake));
  if (isUnknown) remarks.push('the secret comes from what is faked here');
  return { wrong: compared(before.applications, after.applications, plan), remarks };
}

/** @param {Pick<Plan, 'nextSteps' | 'findings' | 'notes'>} plan */
function saysWhereSecretGoes({ nextSteps, findings, notes }) {
  const said = [...nextSteps, ...[...findings, ...notes].map(({ message }) => message)];
  return said.some((text) => text.includes(SECRET_NAME) && !text.startsWith('Set a different'));
}

/** A container gets the env file from compose, whatever the code loads. */
function isHandedOver(sandbox, { files }) {
  const written = files.filter(({ text }) => text.includes(SECRET)).map(({ path }) => basename(path));
  return written.some((name) => sandbox.find(/compose.*\.ya?ml$/, `env_file:[^:]*${name}`));
}

function compared(before, after, plan) {
  if (before.length !== after.length) return [`${after.length} applications, not ${before.length}`];
  const wrong = [];
  let sessions = 0;
  for (const [index, { middleware, mounted }] of after.entries()) {
    const names = middleware.map(({ name }) => name);
    const old = before[index].middleware.map(({ name }) => name);
    const added = names.filter((name) => name === SESSION).length;
    sessions += added;
    if (`${names.filter((name) => name !== SESSION)}` !== `${old.filter((name) => name !== SESSION)}`)
      wrong.push(`other middleware than before: ${names}, not ${old}`);
    if (added > 0) wrong.push(...ordered(middleware, plan), ...(mounted ? ['a part got the session'] : []));
  }
  return sessions === 1 ? wrong : [...wrong, `the session is there ${sessions} times`];
}

function ordered(middleware, { notes }) {
  const at = middleware.findIndex(({ name }) => name === SESSION);
  const isSaid = notes.some(({ message }) => message.startsWith('CORS is added before'));
  const inner = middleware.slice(at + 1).some(({ isCors }) => isCors);
  const reader = middleware.slice(0, at).find(({ reads }) => reads);
  return [
    ...(inner && !isSaid ? ['CORS is inside of the session'] : []),
    ...(reader === undefined ? [] : [`${reader.name} reads the session and is outside of it`]),
    ...(middleware[at].hasSecret ? [] : ['the session has no secret that is long enough']),
  ];
}
