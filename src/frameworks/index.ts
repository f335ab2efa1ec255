import type { Framework } from '../types.js';
import { djangoQuestions } from './django/questions.js';
import { recogniseDjango } from './django/recognise.js';
import { nestQuestions } from './nest/questions.js';
import { recogniseNest } from './nest/recognise.js';

/** The registry. Entries are light; a framework's parser is loaded only when that framework was chosen. */
export const frameworks: readonly Framework[] = [
  {
    name: 'nest',
    aliases: ['nestjs'],
    label: 'NestJS',
    sign: 'a package.json that depends on @nestjs/core',
    questions: nestQuestions,
    recognise: recogniseNest,
    load: () => import('./nest/index.js'),
  },
  {
    name: 'django',
    aliases: [],
    label: 'Django',
    sign: 'a manage.py that names DJANGO_SETTINGS_MODULE',
    questions: djangoQuestions,
    recognise: recogniseDjango,
    load: () => import('./django/index.js'),
  },
];
