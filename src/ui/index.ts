import { isNotSetUp } from '../model/plan.js';
import type { Screens } from '../model/screens.js';
import { approvalOf, sayBlocked, sayConsent, sayNotes, sayProject, saySummary, sayTitle } from './summary.js';
import { NOT_SET_UP, sayAnnotations, sayCheck } from './check.js';
import { sayClosing, sayDryRun, sayEquivalent, sayInstallFailed, sayLeftByHand } from './closing.js';

export { onOneLine } from './summary.js';
export { wrapped, wrappedProse } from './wrap.js';

/** The screens of the command. */
export const screens: Screens = {
  consent: sayConsent,
  title: sayTitle,
  project: sayProject,
  check: sayCheck,
  annotations: (plan, findings, terminal) => {
    sayAnnotations(isNotSetUp(plan) ? [{ message: NOT_SET_UP }] : findings, terminal);
  },
  blocked: sayBlocked,
  summary: saySummary,
  notes: sayNotes,
  approval: approvalOf,
  dryRun: sayDryRun,
  closing: sayClosing,
  installFailed: sayInstallFailed,
  equivalent: sayEquivalent,
};

const nothing = (): void => undefined;

/** The same for --quiet: what is wrong, and what is left to do by hand. */
export const quietScreens: Screens = {
  ...screens,
  project: nothing,
  summary: nothing,
  notes: nothing,
  equivalent: nothing,
  check: (plan, findings, words, terminal) => {
    if (findings.length > 0) sayCheck(plan, findings, words, terminal);
  },
  dryRun: (_plan, findings, { terminal }) => {
    sayLeftByHand(findings, terminal);
  },
  closing: (_plan, findings, _installed, { terminal }) => {
    sayLeftByHand(findings, terminal);
  },
};
