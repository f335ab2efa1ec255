import type { Finding } from '../model/change.js';
import type { Plan } from '../model/plan.js';

/** What keeps `check` from saying that all is in place: what a run would do, what blocks it, and what it leaves. */
export function checkFindings(plan: Plan): readonly Finding[] {
  const edits = plan.files.flatMap(({ path, done, problems = [], hidden, lines = [] }) =>
    done.map((title, index) => {
      const line = hidden ? undefined : lines[index];
      return {
        file: path,
        message: problems[index] ?? `not done yet: ${title}`,
        ...(line === undefined ? {} : { line }),
      };
    }),
  );
  const blocked = plan.blocked.map(({ file, line, reason, manual }) => ({
    file,
    message: reason,
    manual,
    ...(line === undefined ? {} : { line }),
  }));
  // Where a run declares them in a file, that edit is listed.
  const packages = plan.dependencies.declared === undefined ? undeclared(plan) : [];
  return [...edits, ...blocked, ...packages, ...leftByHand(plan)];
}

/** What is wrong and what a run does not fix. */
export function leftByHand(plan: Plan): readonly Finding[] {
  return [...(isDeclaredByRun(plan) ? [] : undeclared(plan)), ...plan.findings];
}

/** The packages that no file of the project declares. With --no-install they are the user's own affair. */
function undeclared({ answers, dependencies }: Plan): Finding[] {
  if (!answers.install) return [];
  const { missing, declared } = dependencies;
  return missing.map((name) => {
    const message = `${name} is not declared as a dependency`;
    if (declared === undefined) return { message };
    if ('manual' in declared) return { message, manual: declared.manual };
    return { message, file: declared.file, manual: `Add ${name} next to the other packages.` };
  });
}

/** Either the command that installs them declares them, or an edit of this run does. */
function isDeclaredByRun({ dependencies: { declared }, files }: Plan): boolean {
  if (declared === undefined) return true;
  return 'file' in declared && files.some(({ path }) => path === declared.file);
}
