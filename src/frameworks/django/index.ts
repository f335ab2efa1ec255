import { booleanValue } from '../../languages/python/index.js';
import { insecureDevQuestion } from '../../session/questions.js';
import type { Project, Search } from '../../model/framework.js';
import type { AnswerValue } from '../../model/options.js';
import { changeSetOf } from './change-set.js';
import { investigate, type Findings } from './findings.js';
import { locate } from './project/locate.js';
import { scopeOf } from './settings/graph/scope.js';
import { SECURE } from './settings/cookie-settings.js';
import { readSetting } from './settings/setting.js';

/**
 * Understands the Django application in the folder, from manage.py on.
 * @throws UserError where it is not supported: too old, not one settings module, no Python
 */
export async function detect(search: Search): Promise<Project> {
  const findings = await investigate({ ...search, folder: await locate(search) });
  return {
    framework: 'django',
    title: findings.version.title,
    app: findings.place.app,
    target: findings.place.file,
    current: currentValues(findings),
    notes: [...findings.version.notes, ...findings.entryNotes],
    changeSet: (answers) => changeSetOf(findings, answers),
  };
}

function currentValues({ place }: Findings): Record<string, AnswerValue> {
  const secure = readSetting(scopeOf(place.graph, place.entry), SECURE);
  const isInsecure = secure.kind === 'assigned' && booleanValue(secure.value) === false;
  return isInsecure ? { [insecureDevQuestion.name]: true } : {};
}
