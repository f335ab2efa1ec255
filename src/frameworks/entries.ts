import type { FrameworkEntry } from '../model/framework.js';
import { sessionQuestions } from '../session/questions.js';

const nest = {
  name: 'nest',
  aliases: ['nestjs'],
  label: 'NestJS',
  sign: 'a package.json that depends on @nestjs/core',
  questions: sessionQuestions,
} as const satisfies FrameworkEntry;

const express = {
  name: 'express',
  aliases: ['expressjs'],
  label: 'Express',
  sign: 'a package.json that depends on express, and a file that calls express()',
  questions: sessionQuestions,
} as const satisfies FrameworkEntry;

const django = {
  name: 'django',
  aliases: [],
  label: 'Django',
  sign: 'a manage.py, wsgi.py or settings.py of Django',
  hasSettings: true,
  questions: sessionQuestions,
} as const satisfies FrameworkEntry;

const fastapi = {
  name: 'fastapi',
  aliases: [],
  label: 'FastAPI',
  sign: 'a file that makes an application with FastAPI()',
  questions: sessionQuestions,
} as const satisfies FrameworkEntry;

/** What the command line says of the frameworks. Data alone, so that --help loads nothing for it. */
export const frameworkEntries = [nest, express, django, fastapi] as const;
