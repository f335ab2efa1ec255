export { sessionQuestions as nestQuestions } from '../../session/questions.js';
