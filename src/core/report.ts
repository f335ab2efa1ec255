import type { Finding as FindingReport, PlannedFile as FileReport, Remark, SessionPlan } from '../public.js';
import { UserError, type ExitCode } from '../model/errors.js';
import { conceal } from '../model/secret.js';
import { leftByHand } from './check.js';
import { preview } from './preview.js';
import type { Finding, Note, PlannedFile } from '../model/change.js';
import { installFolder, type Plan, type RunResult } from '../model/plan.js';

/** The plan as plain data; secrets are hidden in it. */
export function reportOf(plan: Plan): SessionPlan {
  const { project, blocked, notes, dependencies, nextSteps } = plan;
  return concealed(
    {
      framework: project.framework,
      title: project.title,
      app: project.app,
      target: project.target,
      files: plan.files.map((change) => fileEntry(change, plan)),
      blocked: blocked.map(({ file, line, title, reason, manual, consent }) => {
        return { file, line: line ?? null, title, reason, manual, force: consent ?? null };
      }),
      notes: notes.map(remark),
      findings: leftByHand(plan).map(findingReport),
      missingDependencies: dependencies.missing,
      commands: dependencies.command === undefined ? [] : [dependencies.command],
      commandsFolder: installFolder(plan),
      nextSteps,
      rotation: rotationOf(plan),
    },
    plan,
  );
}

/** Findings as plain data; secrets are hidden in them. */
export function findingReports(findings: readonly Finding[], plan: Plan): FindingReport[] {
  return concealed(findings.map(findingReport), plan);
}

function findingReport(finding: Finding): FindingReport {
  return { ...remark(finding), manual: finding.manual ?? null };
}

function rotationOf({ changeSet: { rotation } }: Plan): SessionPlan['rotation'] {
  return rotation === undefined ? null : { step: rotation.step, cookieAge: rotation.cookieAge ?? null };
}

function remark({ message, file, line }: Note): Remark {
  return { message, file: file ?? null, line: line ?? null };
}

function fileEntry(change: PlannedFile, plan: Plan): FileReport {
  return {
    path: change.path,
    status: change.before === undefined ? 'created' : change.after === undefined ? 'deleted' : 'modified',
    changes: change.done,
    diff: change.hidden ? null : preview({ ...plan, files: [change] }),
  };
}

/** Every string is concealed by itself, so that no escape can hide a secret from the search. */
function concealed<Data>(data: Data, { redact }: Plan): Data {
  const hide = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? conceal(value, redact) : value;
  // JSON of plain data is the same data.
  return JSON.parse(JSON.stringify(data, hide)) as Data;
}

/** Bumped on breaking changes; a new field is not one. */
const SCHEMA_VERSION = 1;

/** A run as the JSON document that `schema/output-v1.json` describes. Secrets are hidden in it. */
export function resultDocument({ status, exitCode, installed, findings, plan }: RunResult): string {
  return json({ status, exitCode, ...reportOf(plan), findings: findingReports(findings, plan), installed });
}

/** What ended a run before there was a plan. */
export function errorDocument(error: unknown, exitCode: ExitCode): string {
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof UserError ? error : undefined;
  return json({
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

/** With what steers a terminal as escapes: JSON itself escapes but some of it. */
function json(document: object): string {
  const text = JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...document }, undefined, 2);
  return `${text.replace(STEERING, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

const STEERING = /[\u007F-\u009F\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
