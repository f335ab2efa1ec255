import type { Answers, AnswerValue, Doors, Options, Project, Question } from '../types.js';

/** Each answer: the flag, else what the person says, else the fallback. The secret is generated here and nowhere else. */
export async function answer(
  project: Project,
  questions: readonly Question[],
  options: Options,
  { prompt, generateSecret }: Doors,
): Promise<Answers> {
  const values: Record<string, AnswerValue> = {};
  for (const question of questions) {
    values[question.name] = options.given[question.name] ?? (await ask(question, project, prompt));
  }
  return {
    secret: options.secret ?? generateSecret(),
    force: options.force,
    install: options.install,
    values,
  };
}

async function ask(question: Question, project: Project, prompt: Doors['prompt']): Promise<AnswerValue> {
  if (!prompt.interactive) return question.fallback;
  const current = project.current[question.name];
  if (question.kind === 'confirm') {
    return prompt.confirm(question.message, typeof current === 'boolean' ? current : question.fallback);
  }
  return prompt.select(
    question.message,
    question.choices,
    typeof current === 'string' ? current : question.fallback,
  );
}
