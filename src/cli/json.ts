import { UserError, type ExitCode } from '../model/errors.js';
import { findingReports, reportOf } from '../core/report.js';
import type { RunResult } from '../model/plan.js';

/** Raised when a field changes its meaning or goes; a new field is no new version. */
const SCHEMA_VERSION = 1;

/** A run as the JSON document that `schema/output-v1.json` describes. Secrets are hidden in it. */
export function resultDocument({ status, exitCode, installed, findings, plan }: RunResult): string {
  return write({ status, exitCode, ...reportOf(plan), findings: findingReports(findings, plan), installed });
}

/** What ended a run before there was a plan. */
export function errorDocument(error: unknown, exitCode: ExitCode): string {
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof UserError ? error : undefined;
  return write({
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

function write(document: object): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...document }, undefined, 2)}\n`;
}
