import type { Screens } from '../model/screens.js';
import { approvalOf, sayBlocked, sayConsent, sayProject, saySummary } from './summary.js';
import { sayAnnotations, sayCheck } from './check.js';
import { sayClosing, sayDryRun, sayEquivalent, sayInstallFailed } from './closing.js';

export { onOneLine } from './summary.js';

/** The screens of the command. */
export const screens: Screens = {
  consent: sayConsent,
  project: sayProject,
  check: sayCheck,
  annotations: sayAnnotations,
  blocked: sayBlocked,
  summary: saySummary,
  approval: approvalOf,
  dryRun: sayDryRun,
  closing: sayClosing,
  installFailed: sayInstallFailed,
  equivalent: sayEquivalent,
};
