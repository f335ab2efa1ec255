import type { Answers, Question } from '../model/options.js';

export const insecureDevQuestion = {
  kind: 'confirm',
  name: 'insecureDev',
  flag: '--insecure-dev',
  description: 'cookies without Secure, for development on http://localhost',
  message: 'Where should session cookies work?',
  labels: { no: 'HTTPS only (production)', yes: 'Also plain http://localhost (for Safari)' },
  negation: 'cookies over HTTPS only, also where an earlier run was told otherwise',
  fallback: false,
  production: false,
} as const satisfies Question;

export const secretStoreQuestion = {
  kind: 'select',
  name: 'secretStore',
  flag: '--secret-store <env|inline>',
  description: 'where the secret goes: env (.env, ignored by git) or inline (in the source file)',
  message: 'Where should the generated secret go?',
  choices: [
    { value: 'env', label: '.env, ignored by git' },
    { value: 'inline', label: 'In the source file, as in the guide. Do not commit it' },
  ],
  fallback: 'env',
} as const satisfies Question;

export const sessionQuestions: readonly Question[] = [insecureDevQuestion, secretStoreQuestion];

/** Whether cookies are to be sent without Secure. */
export function isInsecureDev(answers: Answers): boolean {
  return answers.values[insecureDevQuestion.name] === true;
}

/** Whether the cookies stay as the project has them. */
export function keepsCookies(answers: Answers): boolean {
  return answers.values[insecureDevQuestion.name] === undefined;
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
