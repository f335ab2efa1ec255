import type { ChangeSet, Project, Search } from '../../model/framework.js';
import type { AnswerValue } from '../../model/options.js';
import { withinLineLength } from '../../session/python/line-length.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import { readApp, withClassModules, type FastapiApp } from './app.js';
import { changeSetOf } from './change-set.js';
import { flagOf } from './changes/cookie-flag.js';
import { sessionCalls } from './project/additions.js';
import { removalOf } from './removal/index.js';
import { rotationOf } from './rotation.js';

/**
 * Understands the FastAPI application in the folder.
 * @throws UserError where it is not supported: no application, several, no Python
 */
export async function detect(search: Search): Promise<Project> {
  const app = await readApp(search);
  const removal =
    search.removes === true ? await removalOf(withClassModules(app), search.workspace) : undefined;
  const fitted = (set: ChangeSet) => withinLineLength(set, app.lineLength);
  return {
    framework: 'fastapi',
    title: app.title,
    app: app.view.app,
    target: app.view.file,
    current: currentValues(app),
    notes: [],
    changeSet: (answers) => fitted(removal?.(answers) ?? changeSetOf(app, answers)),
    rotation: (answers, step) => fitted(rotationOf(app, answers, step)),
  };
}

/** Whose session it is already has decided about the cookie. */
function currentValues({ view, secret, isWired }: FastapiApp): Record<string, AnswerValue> {
  const parsed = view.graph.modules.get(view.file);
  const call = parsed && sessionCalls(parsed)[0]?.call;
  const isInsecure = call !== undefined && ['false', 'conditional'].includes(flagOf(call, 'secure'));
  const isOpen = secret.kind === 'absent' || secret.kind === 'faulty';
  const store = secret.kind === 'good literal' ? 'inline' : 'env';
  return {
    ...(isWired ? { [insecureDevQuestion.name]: isInsecure } : {}),
    ...(isOpen ? {} : { [secretStoreQuestion.name]: store }),
  };
}
