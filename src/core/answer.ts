import { ExitCode, UserError } from '../model/errors.js';
import type { Context } from '../model/context.js';
import type { Project } from '../model/framework.js';
import { isUndecided, type Plan } from '../model/plan.js';
import type { AnswerValue, Answers, Command, Options, Question } from '../model/options.js';

/**
 * Each answer: the flag; else what the project has decided, which is no answer and changes nothing; else what the person
 * says, else the fallback. The secret is generated here and nowhere else.
 */
export async function answer(
  project: Project,
  questions: readonly Question[],
  options: Options,
  { prompt, generateSecret }: Context,
): Promise<Answers> {
  const values: Record<string, AnswerValue> = {};
  const asked: string[] = [];
  for (const question of questions) {
    const { name } = question;
    const value = given(question, options);
    if (value !== undefined) values[name] = value;
    if (value !== undefined || name in project.current) continue;
    values[name] = await ask(question, prompt);
    if (prompt.interactive) asked.push(name);
  }
  return {
    secret: options.secret ?? generateSecret(),
    force: options.force,
    install: options.install,
    production: options.production,
    values,
    chosen: questions.map(({ name }) => name).filter((name) => asked.includes(name) || name in options.given),
  };
}

/** All answers that may still be given, the usual ones first. */
export function possibleAnswers(
  { current }: Pick<Project, 'current'>,
  questions: readonly Question[],
  options: Options,
  { generateSecret }: Context,
): Answers[] {
  const secret = options.secret ?? generateSecret();
  const { force, install, production } = options;
  let all: Record<string, AnswerValue>[] = [{}];
  for (const question of questions) {
    const value = given(question, options);
    if (value === undefined && question.name in current) continue;
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
async function ask(question: Question, prompt: Context['prompt']): Promise<AnswerValue> {
  if (!prompt.interactive) return question.fallback;
  if (question.kind === 'confirm') return confirm(question, prompt);
  return prompt.select(question.message, question.choices, question.fallback);
}

async function confirm(
  { message, labels, fallback }: Question & { kind: 'confirm' },
  prompt: Context['prompt'],
): Promise<boolean> {
  if (labels === undefined) return prompt.confirm(message, fallback);
  const choices = [
    { value: 'false', label: labels.no },
    { value: 'true', label: labels.yes },
  ];
  return (await prompt.select(message, choices, String(fallback))) === 'true';
}

/** What a person has chosen when asked, as options. */
export function chosenIn({ chosen = [] }: Project): Pick<Options, 'app' | 'settings'> {
  const after = (flag: string) => (chosen.includes(flag) ? chosen[chosen.indexOf(flag) + 1] : undefined);
  const [app, settings] = [after('--app'), after('--settings')];
  return { ...(app === undefined ? {} : { app }), ...(settings === undefined ? {} : { settings }) };
}

/** The call that gives these answers, as words. */
export function callOf(
  { project, answers }: Plan,
  questions: readonly Question[],
  options: Options,
): string[] {
  const flags = questions.flatMap((question) => flagFor(question, answers.values, project.current));
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

/** A command for the same application: to check what was done, or to undo it. */
export function callFor(command: Command, { project }: Plan, options: Options): string[] {
  const folder = [...options.folderFlags, ...(project.chosen ?? [])];
  const framework = options.framework === undefined ? [] : ['--framework', options.framework];
  const word = command === 'apply' ? [] : [command];
  return ['npx', 'create-wristband-session', ...word, ...folder, ...framework];
}

/**
 * The call that takes away what a run has done: all of it where there was no session before, the opposite answer where there
 * was one; undefined where no call gives back what was there.
 */
export function undoCall(plan: Plan, questions: readonly Question[], options: Options): string[] | undefined {
  const { project, answers } = plan;
  const { current } = project;
  if (isUndecided(project)) return callFor('remove', plan, options);
  const changed = questions.filter(({ name }) => (answers.values[name] ?? current[name]) !== current[name]);
  // What an answer was before there was any is not known, and a secret that was moved does not come back.
  if (changed.some(({ kind, name }) => kind !== 'confirm' || current[name] === undefined)) return undefined;
  const flags = changed.flatMap((question) => flagFor(question, current, answers.values));
  return flags.length === 0 ? undefined : [...callFor('apply', plan, options), ...flags];
}

/** What is there stays as it is unless a flag says something else. */
function flagFor(
  { name, flag, fallback }: Question,
  values: Answers['values'],
  current: Answers['values'],
): string[] {
  const value = values[name];
  if (value === undefined || value === (current[name] ?? fallback)) return [];
  const [word = flag] = flag.split(' ');
  if (value === true) return [word];
  return value === false ? [word.replace('--', '--no-')] : [word, value];
}

function commandWords({ command, finish }: Options): string[] {
  if (command === 'apply' || command === 'check') return [];
  return finish === true ? [command, '--finish'] : [command];
}
