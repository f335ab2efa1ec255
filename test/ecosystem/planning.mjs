import { join } from 'node:path';
import { ExitCode, UserError } from '../../build/errors.js';
import { frameworks } from '../../build/frameworks/index.js';
import { disk } from '../../build/io/disk.js';
import { openGit } from '../../build/io/git.js';
import { openPrompt } from '../../build/io/prompt.js';
import { openShell } from '../../build/io/shell.js';
import { openWorkspace } from '../../build/io/workspace.js';
import { answer } from '../../build/stages/answer.js';
import { detect } from '../../build/stages/detect.js';
import { withEffects } from '../../build/stages/effects.js';
import { makePlan } from '../../build/stages/plan.js';
import { withSecondOpinion } from '../../build/stages/second-opinion.js';
import { appFolder } from './checkouts.mjs';
import { afterChanges } from './overlay.mjs';

/** @import { Application } from './checkouts.mjs' */
/** @import { Doors, Options, Plan } from '../../build/types.js' */

export const SECRET = 'ecosystem-secret-0123456789-abcdefghijklmnop';

/**
 * What planning gave, with everything that a judge needs.
 * @typedef {object} Planned
 * @property {Plan} plan
 * @property {Doors} doors
 * @property {boolean} consent the plan needed the user's consent (`--force`)
 * @property {string[]} asked what the consent was for
 * @property {() => Promise<Plan>} again detects and plans anew on the patched files
 * @property {() => Promise<Plan>} insecure plans the same with --insecure-dev
 */

/**
 * Plans as `--yes --dry-run` would, or with `--force` when only consent is missing. Nothing is written.
 * @param {Application} application
 * @returns {Promise<Planned>}
 * @throws UserError when the application is refused
 */
export async function planFor(application) {
  const doors = await openDoors(join(application.root, application.appRoot));
  if (application.extra) return planWith(optionsFor(application, true), doors);
  try {
    return await planWith(optionsFor(application, false), doors);
  } catch (error) {
    const ambiguous = error instanceof UserError && error.exitCode === ExitCode.usage;
    if (!ambiguous || application.entry === undefined) throw error;
    return planWith(optionsFor(application, true), doors);
  }
}

/** @param {Options} options @param {Doors} doors @returns {Promise<Planned>} */
async function planWith(options, doors) {
  const plan = await planOnce(options, doors);
  const onlyConsent = plan.blocked.length > 0 && plan.blocked.every(({ consent }) => consent !== undefined);
  const used = onlyConsent ? { ...options, force: true } : options;
  const final = onlyConsent ? await planOnce(used, doors) : plan;
  const again = () => planOnce(used, { ...doors, workspace: afterChanges(doors.workspace, final.changes) });
  const asked = onlyConsent ? plan.blocked.map(({ consent }) => `consent to ${consent}`) : [];
  const insecure = () => planOnce({ ...used, given: { ...used.given, insecureDev: true } }, doors);
  return { plan: final, doors, consent: onlyConsent, asked, again, insecure };
}

/** @param {Options} options @param {Doors} doors */
async function planOnce(options, doors) {
  const project = await detect(frameworks, options, doors);
  const questions = frameworks.find(({ name }) => name === project.framework)?.questions ?? [];
  const answers = await answer(project, questions, options, doors);
  const plan = await makePlan(project, answers, doors.workspace);
  return withEffects(await withSecondOpinion(plan, doors.shell), options.command);
}

/** @param {Application} application @param {boolean} named @returns {Options} */
function optionsFor(application, named) {
  return {
    command: 'apply',
    dryRun: true,
    install: true,
    force: false,
    folderFlags: [],
    given: {},
    ...(application.kind === undefined ? {} : { framework: application.kind }),
    ...(named ? { app: appFolder(application) } : {}),
  };
}

/** @param {string} cwd @returns {Promise<Doors>} */
async function openDoors(cwd) {
  const shell = openShell(cwd);
  const git = await openGit(shell, disk, cwd, process.env);
  return {
    workspace: await openWorkspace(disk, git.root ?? cwd, cwd),
    git,
    shell,
    prompt: openPrompt(false),
    terminal: { data: () => {}, diff: () => {}, say: () => {} },
    generateSecret: () => SECRET,
    signal: new globalThis.AbortController().signal,
    lap: () => {},
  };
}
