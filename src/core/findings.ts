import { isOutside } from '../model/paths.js';
import type { Finding } from '../model/change.js';
import { type Git, type Workspace, textOf } from '../model/files.js';
import { type Plan, plannedTexts } from '../model/plan.js';

/** What keeps `check` from saying that all is in place. */
export async function findingsOf(plan: Plan, workspace: Workspace, git: Git): Promise<readonly Finding[]> {
  const missing = plan.answers.install ? plan.dependencies.missing : [];
  return [
    ...plan.files.flatMap(({ path, done }) =>
      done.map((title) => ({ file: path, message: `to do: ${title}` })),
    ),
    ...plan.blocked.map(({ file, line, reason }) => ({
      file,
      message: reason,
      ...(line === undefined ? {} : { line }),
    })),
    ...missing.map((name) => ({ message: `${name} is not declared as a dependency` })),
    ...(plan.answers.production === true ? productionFindings(plan) : []),
    ...(await committedSecrets(plan, workspace, git)),
  ];
}

/** What a refusal says already is not said twice. */
function productionFindings(plan: Plan): Finding[] {
  const texts = plannedTexts(plan);
  const findings = plan.changeSet.inProduction?.(texts) ?? [];
  const isSaid = ({ file, line }: Finding) =>
    line !== undefined && plan.blocked.some((blocked) => blocked.file === file && blocked.line === line);
  return findings.filter((finding) => !isSaid(finding));
}

/** Secrets that stand in a file which git tracks, whoever has put them there. */
async function committedSecrets(plan: Plan, workspace: Workspace, git: Git): Promise<Finding[]> {
  const secrets = plan.redact.filter((secret) => secret !== '' && secret !== plan.answers.secret);
  const files = [...new Set(plan.changeSet.changes.map(({ file }) => file))];
  const findings = await Promise.all(
    files.map(async (file): Promise<Finding[]> => {
      const text = textOf(await workspace.read(file)) ?? '';
      const at = Math.min(...secrets.map((secret) => text.indexOf(secret)).filter((index) => index >= 0));
      if (!Number.isFinite(at) || !(await isTracked(file, workspace, git))) return [];
      const line = text.slice(0, at).split('\n').length;
      return [{ file, line, message: 'a session secret stands here, and git tracks the file' }];
    }),
  );
  return findings.flat();
}

/** A link may lead to a file that git tracks. */
async function isTracked(path: string, workspace: Workspace, git: Git): Promise<boolean> {
  const real = await workspace.locate(path);
  return git.tracks(isOutside(real) ? path : real);
}
