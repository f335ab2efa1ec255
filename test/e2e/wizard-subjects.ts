import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newDjangoProject, SETTINGS } from './django-app.js';
import { photograph } from './folders.js';
import { newNestSources } from './nest-app.js';

/** What the wizard is tried on. */
export interface Subject {
  readonly framework: string;
  readonly part: 'nest' | 'python';
  /** As the first choice names it. */
  readonly label: string;
  readonly newApp: () => Promise<string>;
  /** The file that holds an inline secret, and how it stands there. */
  readonly inline: string;
  readonly inlineSecret: RegExp;
  readonly installs: string;
}

export const SUBJECTS: readonly Subject[] = [
  {
    framework: 'nest',
    part: 'nest',
    label: 'NestJS ',
    newApp: () => newNestSources(11, 'default'),
    inline: 'src/config/wristband.config.ts',
    inlineSecret: /secrets:\s+'([\w-]{43,})'/,
    installs: 'npm install',
  },
  {
    framework: 'django',
    part: 'python',
    label: 'Django ',
    newApp: () => newDjangoProject('as generated'),
    inline: SETTINGS,
    inlineSecret: /WRISTBAND_SESSION_SECRET = '([\w-]{43,})'/,
    installs: 'wristband-django-auth',
  },
];

export async function secretOf(app: string, file: string, pattern: RegExp): Promise<string> {
  const text = await readFile(join(app, file), 'utf8');
  const secret = pattern.exec(text)?.[1] ?? '';
  expect(secret.length, text).toBeGreaterThanOrEqual(43);
  return secret;
}

/** The tree, with a word in the place of the secret; SECRET_KEY of a generated project differs as well. */
export async function withoutSecrets(app: string, subject: Subject): Promise<Record<string, string>> {
  const secret = await secretOf(app, subject.inline, subject.inlineSecret);
  const photo = await photograph(app);
  const text = photo[subject.inline] ?? '';
  const plain = text.replace(secret, 'SECRET').replace(/^SECRET_KEY = .*$/m, 'SECRET_KEY');
  return { ...photo, [subject.inline]: plain };
}
