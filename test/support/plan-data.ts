import { existsSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect } from 'vitest';
import type { Blocked } from '../../src/model/change.js';
import type { CaseRun } from './run-case.js';

interface Somewhere {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** A file of the case says what a run, and a check before it if there was one, decide, without their wording; empty lists are left out. */
export async function expectPlanData(file: string, run: CaseRun, check?: CaseRun): Promise<void> {
  const data = JSON.stringify({ ...runData(run), check: check && checkData(check) });
  // Laid out it is only to be written or to be shown: for all cases, that takes long.
  if (existsSync(file) && JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) === data) return;
  await expect(await format(data, { parser: 'json', printWidth: 110 })).toMatchFileSnapshot(file);
}

function runData({ result, error }: CaseRun) {
  if (result === undefined) return { status: 'error', at: place(error ?? {}) };
  const { status, installed, plan } = result;
  const changes = plan.files.map(({ path, done }): [string, unknown] => [path, done]);
  const isForced = ({ consent }: Blocked) => consent !== undefined;
  return {
    status,
    target: plan.project.target,
    // What a blocked run would have changed matters to nobody.
    changes: status === 'blocked' || changes.length === 0 ? undefined : Object.fromEntries(changes),
    packages: some(plan.dependencies.missing),
    installed: installed || undefined,
    blocked: places(plan.blocked.filter((blocked) => !isForced(blocked))),
    blockedWithoutConsent: places(plan.blocked.filter(isForced)),
    notes: places(plan.notes),
  };
}

function checkData({ result, error }: CaseRun) {
  if (result === undefined) return { status: 'error', at: place(error ?? {}) };
  // The lines of what a run would edit are proved with the diff.
  const edits = result.plan.files.flatMap(({ done }) => done).length;
  const findings = result.findings.map((one, index) => (index < edits ? { file: one.file } : one));
  return { status: result.status, findings: places(findings) };
}

function places(items: readonly Somewhere[]): readonly string[] | undefined {
  return some(items.map(place).sort());
}

/** `file:line`, as on the screen. */
function place({ file, line }: Somewhere): string {
  if (file === undefined) return '(project)';
  return line === undefined ? file : `${file}:${line}`;
}

/** JSON leaves `undefined` out. */
function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
