import { format } from 'prettier';
import type { Blocked } from '../../src/model/change.js';
import type { CaseRun } from './run-case.js';

interface Somewhere {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** What a run, and a check before it if there was one, decided, without their wording, as formatted JSON. Empty lists are left out. */
export function planData(run: CaseRun, check?: CaseRun): Promise<string> {
  const data = JSON.stringify({ ...runData(run), check: check && checkData(check) });
  return format(data, { parser: 'json', printWidth: 110 });
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
