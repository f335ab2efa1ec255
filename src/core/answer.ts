import { ExitCode, UserError } from '../model/errors.js';
import type { Context } from '../model/context.js';
import type { Project } from '../model/framework.js';
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
  throw new UserError(`${flag} and --production contradict each other.`, {
    exitCode: ExitCode.usage,
    hint: 'Leave one of them out.',
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
    return prompt.confirm(question.message, typeof known === 'boolean' ? known : question.fallback);
  }
  return prompt.select(
    question.message,
    question.choices,
    typeof known === 'string' ? known : question.fallback,
  );
}
