import { conceal } from './conceal.js';
import { UserError, type ExitCode } from './errors.js';
import { preview } from './stages/preview.js';
import type { FileChange, Finding, Note, Plan, RunResult } from './types.js';

/** Raised when a field changes its meaning or goes; a new field is no new version. */
const SCHEMA_VERSION = 1;

/** A run as the JSON document that `schema/output-v1.json` describes. Secrets are hidden in it. */
export function resultDocument({ status, exitCode, installed, findings = [], plan }: RunResult): string {
  const { project, blocked, notes, dependencies, nextSteps } = plan;
  return write(
    {
      schemaVersion: SCHEMA_VERSION,
      status,
      exitCode,
      framework: project.framework,
      title: project.title,
      app: project.app,
      target: project.target,
      files: plan.changes.map((change) => fileEntry(change, plan)),
      blocked: blocked.map(({ file, line, title, reason, manual, consent }) => ({
        file,
        line: line ?? null,
        title,
        reason,
        manual,
        force: consent ?? null,
      })),
      findings: findings.map(placed),
      notes: notes.map(placed),
      missingDependencies: dependencies.missing,
      commands: dependencies.command === undefined ? [] : [dependencies.command],
      installed,
      nextSteps,
    },
    plan.redact,
  );
}

/** What ended a run before there was a plan. */
export function errorDocument(error: unknown, exitCode: ExitCode): string {
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof UserError ? error : undefined;
  return write({
    schemaVersion: SCHEMA_VERSION,
    status: 'error',
    exitCode,
    error: {
      message,
      hint: details?.hint ?? null,
      file: details?.file ?? null,
      line: details?.line ?? null,
    },
  });
}

function placed({ message, file, line }: Note | Finding) {
  return { message, file: file ?? null, line: line ?? null };
}

function fileEntry(change: FileChange, plan: Plan) {
  return {
    path: change.path,
    status: change.before === undefined ? 'created' : 'modified',
    changes: change.done,
    /** Null where the file holds secrets. */
    diff: change.hidden ? null : preview({ ...plan, changes: [change] }),
  };
}

/** Every string is concealed before it is written, so that escapes cannot hide a secret from the search. */
function write(document: unknown, secrets: readonly string[] = []): string {
  const hide = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? conceal(value, secrets) : value;
  return `${JSON.stringify(document, hide, 2)}\n`;
}
