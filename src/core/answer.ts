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
  };
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
