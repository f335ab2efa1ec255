import { conceal } from '../model/conceal.js';
import type { Finding as FindingReport, PlannedFile as FileReport, Remark, SessionPlan } from '../public.js';
import { leftByHand } from './check.js';
import { preview } from './preview.js';
import type { Finding, Note, PlannedFile } from '../model/change.js';
import { installFolder, type Plan } from '../model/plan.js';

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

function remark({ message, file, line }: Note): Remark {
  return { message, file: file ?? null, line: line ?? null };
}

function fileEntry(change: PlannedFile, plan: Plan): FileReport {
  return {
    path: change.path,
    status: change.before === undefined ? 'created' : 'modified',
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
