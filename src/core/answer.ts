import { ExitCode, UserError } from '../model/errors.js';
import type { Context } from '../model/context.js';
import type { Project } from '../model/framework.js';
import type { Plan } from '../model/plan.js';
import type { AnswerValue, Answers, Options, Question } from '../model/options.js';

/** Each answer: the flag, else what the person says, else the fallback. The secret is generated here and nowhere else. */
export async function answer(
  project: Project,
  questions: readonly Question[],
  options: Options,
  { prompt, generateSecret }: Context,
): Promise<Answers> {
  const values: Record<string, AnswerValue> = {};
  for (const question of questions) {
    values[question.name] = given(question, options) ?? (await ask(question, project, prompt));
  }
  return {
    secret: options.secret ?? generateSecret(),
    force: options.force,
    install: options.install,
    production: options.production,
    values,
    chosen: questions.map(({ name }) => name).filter((name) => prompt.interactive || name in options.given),
  };
}

/** All answers that may still be given, the usual ones first. */
export function possibleAnswers(
  questions: readonly Question[],
  options: Options,
  { generateSecret }: Context,
): Answers[] {
  const secret = options.secret ?? generateSecret();
  const { force, install, production } = options;
  let all: Record<string, AnswerValue>[] = [{}];
  for (const question of questions) {
    const value = given(question, options);
    const values = value === undefined ? valuesOf(question) : [value];
    all = values.flatMap((one) => all.map((others) => ({ ...others, [question.name]: one })));
  }
  const chosen = questions.map(({ name }) => name);
  return all.map((values) => ({ secret, force, install, production, values, chosen }));
}

function valuesOf(question: Question): AnswerValue[] {
  if (question.kind === 'confirm') return [question.fallback, !question.fallback];
  return [...new Set([question.fallback, ...question.choices.map(({ value }) => value)])];
}

/** @throws UserError for a flag that --production contradicts */
function given({ name, flag, production }: Question, options: Options): AnswerValue | undefined {
  const value = options.given[name];
  if (!options.production || production === undefined) return value;
  if (value === undefined || value === production) return production;
  throw new UserError(`${flag} and --production conflict.`, {
    exitCode: ExitCode.usage,
    hint: 'Use only one of them.',
  });
}

/** Without somebody to ask, a check answers as a run does: it reports what the run would change. */
async function ask(
  question: Question,
  { current }: Project,
  prompt: Context['prompt'],
): Promise<AnswerValue> {
  if (!prompt.interactive) return question.fallback;
  const found = current[question.name];
  const known = typeof found === typeof question.fallback ? found : undefined;
  if (question.kind === 'confirm') {
    return confirm(question, typeof known === 'boolean' ? known : question.fallback, prompt);
  }
  return prompt.select(
    question.message,
    question.choices,
    typeof known === 'string' ? known : question.fallback,
  );
}

async function confirm(
  { message, labels }: Question & { kind: 'confirm' },
  initial: boolean,
  prompt: Context['prompt'],
): Promise<boolean> {
  if (labels === undefined) return prompt.confirm(message, initial);
  const choices = [
    { value: 'false', label: labels.no },
    { value: 'true', label: labels.yes },
  ];
  return (await prompt.select(message, choices, String(initial))) === 'true';
}

/** The call that gives these answers, as words. */
export function callOf(
  { project, answers }: Plan,
  questions: readonly Question[],
  options: Options,
): string[] {
  const flags = questions.flatMap((question) => {
    const value = answers.values[question.name];
    const current = project.current[question.name];
    // What is there stays as it is unless something else is said.
    const isSaid =
      current !== undefined && current !== value && answers.chosen?.includes(question.name) === true;
    if (value === undefined || (value === question.fallback && !(isSaid && typeof value === 'string')))
      return [];
    const [flag = question.flag] = question.flag.split(' ');
    return value === true ? [flag] : [flag, String(value)];
  });
  const folder = [...options.folderFlags, ...(project.chosen ?? [])];
  const words = [
    'npx',
    'create-wristband-session',
    ...commandWords(options),
    ...folder,
    '--framework',
    project.framework,
    ...flags,
  ];
  if (answers.force) words.push('--force');
  if (!answers.install) words.push('--no-install');
  if (options.verify) words.push('--verify');
  return words;
}

function commandWords({ command, finish }: Options): string[] {
  if (command === 'apply' || command === 'check') return [];
  return finish === true ? [command, '--finish'] : [command];
}
