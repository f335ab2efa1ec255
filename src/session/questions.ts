import type { Answers, Question } from '../model/options.js';

export const insecureDevQuestion = {
  kind: 'confirm',
  name: 'insecureDev',
  flag: '--insecure-dev',
  description: 'send cookies without Secure, for development on http://localhost',
  message:
    'Send cookies without Secure? Safari drops Secure cookies on http://localhost; production needs them.',
  fallback: false,
  production: false,
} as const satisfies Question;

export const secretStoreQuestion = {
  kind: 'select',
  name: 'secretStore',
  flag: '--secret-store <env|inline>',
  description: 'where the secret goes: env (.env, git-ignored) or inline (in the source)',
  message: 'Where should the generated secret go?',
  choices: [
    { value: 'env', label: '.env, ignored by git and read at run time' },
    { value: 'inline', label: 'inline, in the source as the guide shows it (it must never be committed)' },
  ],
  fallback: 'env',
} as const satisfies Question;

export const sessionQuestions: readonly Question[] = [insecureDevQuestion, secretStoreQuestion];

/** Whether cookies are to be sent without Secure. */
export function isInsecureDev(answers: Answers): boolean {
  return answers.values[insecureDevQuestion.name] === true;
}

/** Whether a secret that stands in the source is to go to an env file: only where that is said. */
export function isSecretMoved({ values, chosen }: Answers): boolean {
  const { name } = secretStoreQuestion;
  return values[name] === 'env' && chosen?.includes(name) === true;
}

/** Whether the secret goes into the source, not into an env file. */
export function isSecretInline(answers: Answers): boolean {
  return answers.values[secretStoreQuestion.name] === 'inline';
}
