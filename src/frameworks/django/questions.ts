import { sessionQuestions } from '../../session/questions.js';
import type { Question } from '../../model/options.js';

export const djangoQuestions: readonly Question[] = sessionQuestions;
