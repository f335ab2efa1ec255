import { sessionQuestions } from '../../session/questions.js';
import type { Question } from '../../model/types.js';

export const djangoQuestions: readonly Question[] = sessionQuestions;
