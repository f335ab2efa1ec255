import { checkPythonTokens } from './python-tokens.mjs';
import { Sandbox } from './sandbox.mjs';
import { SECRET } from './planning.mjs';
import { checkValues } from './settings-rules.mjs';
import { modulesOf, projectOf, run, runBefore, SECRET_NAME, withFiles } from './settings-runs.mjs';

/** @import { Application } from './checkouts.mjs' */
/** @import { Planned } from './planning.mjs' */
/** @import { Plan } from '../../build/model/plan.js' */

/**
 * Runs the settings before and after the change.
 * @param {Application} application
 * @param {Planned} planned
 * @param {string} python one that has Django
 * @returns {{ wrong: string[], untold: string[], remarks: string[] }} `untold`: why it cannot be run even before the change
 */
export function checkDjango(application, planned, python) {
  const { plan, consent } = planned;
  const sandbox = new Sandbox(python, application.root);
  try {
    const project = projectOf(sandbox, plan.project.target);
    if (project === undefined) return cannotTell(`no manage.py above ${plan.project.target}`);
    const { folder, entry } = project;
    if (!entry.module) return cannotTell(`manage.py: ${entry.error ?? 'names no settings'}`);
    const changes = plan.files.filter(({ path }) => path.endsWith('.py'));
    const patched = changes.map(({ path }) => path);
    const lost = changes.flatMap((change) => checkPythonTokens(change, sandbox, consent));
    const modules = modulesOf(sandbox, folder, entry.module, patched);
    const alone = modules.map((module) => runBefore(sandbox, folder, module));
    sandbox.write(plan.files.filter((file) => !changes.includes(file)));
    const before = modules.map((module, index) => withFiles(sandbox, folder, module, alone[index]));
    sandbox.write(changes);
    return modules
      .map((module, index) =>
        checkModule(sandbox, folder, module, before[index], planned, module === entry.module),
      )
      .reduce(joined, { wrong: [...lost, ...misplaced(application, patched)], untold: [], remarks: [] });
  } finally {
    sandbox.remove();
  }
}

/** @param {Application} application @param {string[]} patched */
function misplaced({ target }, patched) {
  const same = target === undefined || patched.length === 0 || patched.includes(target);
  return same ? [] : [`patched ${patched.join(', ')}, not ${target}`];
}

function checkModule(sandbox, folder, module, before, { plan, consent }, isEntry) {
  if (before.error) {
    return isEntry
      ? cannotTell(`${module}: ${before.error}`)
      : remark(`${module} cannot run: ${before.error}`);
  }
  if (setsNothing(before)) return remark(`${module} sets nothing by itself`);
  let after = run(sandbox, folder, module, before.manner);
  const remarks = before.byFiles.map((name) => `${module}: ${name} depends on the env file`);
  const written = after.envFiles.filter((file) =>
    plan.files.some(({ path }) => file === `${sandbox.root}/${path}`),
  );
  const reads = (isEntry ? after.envFiles : written).length > 0 && !(written.length === 0 && isLeft(plan));
  if (after.error?.includes(SECRET_NAME) && !reads) {
    const what = after.envFiles.length === 0 ? 'no env file' : 'an env file of its own';
    if (!saysWhereSecretGoes(plan))
      return { wrong: [`${module} reads ${what}, and no next step says so`], untold: [], remarks };
    remarks.push(`${module} reads ${what} (said so)`);
    after = run(sandbox, folder, module, { ...before.manner, secret: SECRET });
  }
  if (after.error) return { wrong: [`${module}: ${after.error}`], untold: [], remarks };
  const faults = checkValues(before, after, before.unsteady, consent);
  const takenIn = (file) =>
    sandbox.ask(folder, { ask: 'modules', file: `${sandbox.root}/${file}` }).modules ?? [];
  const isSaid = isEntry ? isKept : saidByPlan;
  const overridden = faults.filter((fault) => isSaid(fault, module, plan, takenIn));
  const wrong = faults.filter((fault) => !overridden.includes(fault)).map((fault) => `${module}: ${fault}`);
  return {
    wrong,
    untold: [],
    remarks: [...remarks, ...overridden.map((fault) => `${module}: ${fault} (said so)`)],
  };
}

/** @param {Pick<Plan, 'nextSteps' | 'findings'>} plan */
function saysWhereSecretGoes({ nextSteps, findings }) {
  const said = [...nextSteps, ...findings.map(({ message }) => message)];
  const isStep =
    /no env file|not load an env file|don't load an env file|can't tell whether|for production|which git tracks/;
  return said.some((text) => text.includes(SECRET_NAME) && isStep.test(text));
}

/** The file that is read gets no secret, since git would have it, and a finding says so. */
function isLeft({ findings }) {
  return findings.some(
    ({ message }) => message.includes(SECRET_NAME) && /git tracks|is committed/.test(message),
  );
}

/** The plan says that a setting of the user's own stays, of which the environment decides. */
function isKept(fault, _module, { notes }) {
  const [name = ''] = fault.split(' ');
  return (
    name.startsWith('SESSION_COOKIE_') &&
    notes.some(({ message }) => message.startsWith(name) && message.includes('is kept'))
  );
}

/** The plan names the file that overrides a wanted value: the module's own, or one that it star-imports. */
function saidByPlan(fault, module, { notes, findings }, takenIn) {
  const name = fault.split(' ')[0];
  const file = `${module.replaceAll('.', '/')}`;
  return [...notes, ...findings].some(
    ({ message, file: noted = '' }) =>
      message.includes(name) &&
      (noted.includes(file) || (noted.endsWith('.py') && takenIn(noted).includes(module))),
  );
}

/** A module that others take classes or single names from. */
function setsNothing({ names }) {
  return !['INSTALLED_APPS', 'MIDDLEWARE', 'SECRET_KEY', 'SESSION_ENGINE'].some((name) => name in names);
}

function joined(all, one) {
  return {
    wrong: [...all.wrong, ...one.wrong],
    untold: [...all.untold, ...one.untold],
    remarks: [...all.remarks, ...one.remarks],
  };
}

function cannotTell(why) {
  return { wrong: [], untold: [why], remarks: [] };
}

function remark(text) {
  return { wrong: [], untold: [], remarks: [text] };
}
