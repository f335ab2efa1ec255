import { join } from 'node:path';
import { ExitCode, UserError } from '../../build/model/errors.js';
import { frameworks } from '../../build/frameworks/index.js';
import { planFor as planOnce } from '../../build/core/plan.js';
import { disk } from '../../build/platform/disk.js';
import { openGit } from '../../build/platform/git.js';
import { openPrompt } from '../../build/platform/prompt.js';
import { openShell } from '../../build/platform/shell.js';
import { openWorkspace } from '../../build/platform/workspace.js';
import { appFolder } from './checkouts.mjs';
import { afterChanges } from './overlay.mjs';

/** @import { Application } from './checkouts.mjs' */
/** @import { Context } from '../../build/model/context.js' */
/** @import { Options } from '../../build/model/options.js' */
/** @import { Plan } from '../../build/model/plan.js' */

export const SECRET = 'ecosystem-secret-0123456789-abcdefghijklmnop';

/**
 * What planning gave, with everything that a check needs.
 * @typedef {object} Planned
 * @property {Plan} plan
 * @property {Context} context
 * @property {boolean} consent the plan needed the user's consent (`--force`)
 * @property {string[]} asked what the consent was for
 * @property {() => Promise<Plan>} again detects and plans anew on the patched files
 * @property {() => Promise<Plan>} insecure plans the same with --insecure-dev
 */

/**
 * Plans as `--yes --dry-run` would, or with `--force` when only consent is missing. Nothing is written.
 * @param {Application} application
 * @returns {Promise<Planned>}
 * @throws UserError when the application is not supported
 */
export async function planFor(application) {
  const context = await openContext(join(application.root, application.appRoot));
  if (application.extra) return planWith(optionsFor(application, true), context);
  try {
    return await planWith(optionsFor(application, false), context);
  } catch (error) {
    const ambiguous = error instanceof UserError && error.exitCode === ExitCode.usage;
    if (!ambiguous || application.entry === undefined) throw error;
    return planWith(optionsFor(application, true), context);
  }
}

/** @param {Options} options @param {Context} context @returns {Promise<Planned>} */
async function planWith(options, context) {
  const plan = await planOnce(options, frameworks, context);
  const onlyConsent = plan.blocked.length > 0 && plan.blocked.every(({ consent }) => consent !== undefined);
  const used = onlyConsent ? { ...options, force: true } : options;
  const final = onlyConsent ? await planOnce(used, frameworks, context) : plan;
  const again = () =>
    planOnce(used, frameworks, { ...context, workspace: afterChanges(context.workspace, final.files) });
  const asked = onlyConsent ? plan.blocked.map(({ consent }) => `consent to ${consent}`) : [];
  const insecure = () =>
    planOnce({ ...used, given: { ...used.given, insecureDev: true } }, frameworks, context);
  return { plan: final, context, consent: onlyConsent, asked, again, insecure };
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

/** @param {string} cwd @returns {Promise<Context>} */
async function openContext(cwd) {
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
