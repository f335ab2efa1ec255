import { UserError } from '../../build/model/errors.js';
import { checkDjango } from './check-django.mjs';
import { checkExpress } from './check-express.mjs';
import { checkFastapi } from './check-fastapi.mjs';
import { checkNest } from './check-nest.mjs';
import { checkPlan } from './check-plan.mjs';
import { planFor } from './planning.mjs';
import { lightLook } from './support.mjs';

/** @import { Application } from './checkouts.mjs' */

/**
 * One line of the table.
 * @typedef {object} Verdict
 * @property {string} name
 * @property {string} kind nest, express, django or fastapi
 * @property {string} version
 * @property {boolean} supported as far as a light look can tell
 * @property {'patched' | 'with consent' | 'already' | 'blocked' | 'cannot tell' | 'wrong'} outcome
 * @property {string[]} details reasons, faults, remarks
 */

/**
 * Plans for one application and checks the plan.
 * @param {Application} application
 * @param {Readonly<Record<string, string | undefined>>} pythons by framework, one that has it
 * @returns {Promise<Verdict>}
 */
export async function checkApplication(application, pythons) {
  const about = { name: application.name, ...lightLook(application) };
  try {
    return { ...about, ...(await outcomeOf(application, pythons)) };
  } catch (error) {
    return { ...about, ...failure(error) };
  }
}

async function outcomeOf(application, pythons) {
  const planned = await planFor(application);
  const { plan, consent } = planned;
  if (plan.blocked.length > 0) return { outcome: 'blocked', details: plan.blocked.map(sayBlocked) };
  const common = await checkPlan(planned);
  const { wrong, untold, remarks } = await checkFramework(application, planned, pythons);
  if (common.length + wrong.length > 0)
    return { outcome: 'wrong', details: [...common, ...wrong, ...remarks] };
  if (untold.length > 0) return { outcome: 'cannot tell', details: [...untold, ...remarks] };
  if (plan.files.length === 0) return { outcome: 'already', details: remarks };
  const files = plan.files.map(({ path }) => path).join(', ');
  return { outcome: consent ? 'with consent' : 'patched', details: [files, ...planned.asked, ...remarks] };
}

async function checkFramework(application, planned, pythons) {
  const { framework } = planned.plan.project;
  if (framework === 'nest') {
    return { wrong: await checkNest(application, planned), untold: [], remarks: [] };
  }
  if (framework === 'express') return { wrong: checkExpress(planned), untold: [], remarks: [] };
  const python = pythons[framework];
  if (python === undefined)
    return { wrong: [], untold: [], remarks: [`not run: no Python with ${framework}`] };
  return framework === 'fastapi'
    ? checkFastapi(application, planned, python)
    : checkDjango(application, planned, python);
}

function failure(error) {
  if (error instanceof UserError) {
    return { outcome: 'blocked', details: [sayBlocked({ ...error, reason: error.message })] };
  }
  const [first, second = ''] = (
    error instanceof Error ? (error.stack ?? error.message) : String(error)
  ).split('\n');
  return { outcome: 'wrong', details: [`crashed: ${first} ${second.trim()}`] };
}

function sayBlocked({ file, line, reason }) {
  if (file === undefined) return reason;
  return `${file}${line === undefined ? '' : `:${line}`} ${reason}`;
}
