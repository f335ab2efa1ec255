import { filesOf, withModules } from '../../languages/python/evaluate/index.js';
import { booleanValue } from '../../languages/python/index.js';
import { withinLineLength } from '../../session/python/line-length.js';
import { withField } from '../../session/python/pydantic/classes-elsewhere.js';
import { insecureDevQuestion, secretStoreQuestion } from '../../session/questions.js';
import type { ChangeSet, Project, Search } from '../../model/framework.js';
import type { AnswerValue } from '../../model/options.js';
import { inClassFiles, realFile } from './changes/class-changes.js';
import { isInsecureIfDebug } from './changes/insecure-if-debug.js';
import { hasEngine } from './changes/session-engine.js';
import { readApp, type DjangoApp } from './app.js';
import { locate } from './project/locate.js';
import { SECURE } from './settings/names.js';
import { rotationOf } from './rotation.js';
import { changeSetOfAll, settingsBeside } from './several-settings.js';
import { readSetting } from './settings/setting.js';
import { viewOf, type SettingsView } from './settings/view.js';

/**
 * Understands the Django application in the folder, from manage.py on.
 * @throws UserError where it is not supported: too old, not one settings module, no Python
 */
export async function detect(search: Search): Promise<Project> {
  const located = { ...search, folder: await locate(search) };
  const app = await readApp(located);
  // What only `remove` needs is loaded for it alone.
  const module = search.removes === true ? await import('./removal/index.js') : undefined;
  const removal = await module?.removalOf(withClassModules(app), search);
  const besides = removal === undefined ? await settingsBeside(located, app) : [];
  return {
    framework: 'django',
    title: app.version.title,
    app: app.view.app,
    target: realFile(app.classes, app.view.file),
    current: currentValues(app),
    notes: removal === undefined ? [...app.version.notes, ...app.notes] : [],
    changeSet: (answers) => asWritten(app, removal?.(answers) ?? changeSetOfAll(app, besides, answers)),
    rotation: (answers, step) => asWritten(app, rotationOf(app, answers, step)),
  };
}

/** The same with the modules that an earlier run has given the field, which is to go, too. */
function withClassModules(app: DjangoApp): DjangoApp {
  const { view, envClasses } = app;
  const graph = withModules(view.graph, withField(envClasses));
  return { ...app, view: viewOf({ graph, entry: view.entry }, view.file) };
}

/** The changes in the files that the settings are written in, and in the project's layout. */
function asWritten({ classes, lineLength }: DjangoApp, set: ChangeSet): ChangeSet {
  return withinLineLength(classes === undefined ? set : inClassFiles(classes, set), lineLength);
}

/** Whose engine it is already has decided about the cookie. */
function currentValues({ view, secret }: DjangoApp): Record<string, AnswerValue> {
  const { graph, entry } = view;
  const secure = readSetting(graph, entry, SECURE);
  const isInsecure =
    (secure.kind === 'assigned' && booleanValue(secure.value) === false) || isInsecureSomewhere(view);
  const isOpen = secret.kind === 'absent' || secret.kind === 'faulty';
  const store = secret.kind === 'good literal' ? 'inline' : 'env';
  return {
    ...(hasEngine(graph, entry) ? { [insecureDevQuestion.name]: isInsecure } : {}),
    ...(isOpen ? {} : { [secretStoreQuestion.name]: store }),
  };
}

function isInsecureSomewhere({ graph, entry }: SettingsView): boolean {
  return [...filesOf(graph, entry)].some((file) => {
    const parsed = graph.modules.get(file);
    return parsed !== undefined && isInsecureIfDebug(parsed);
  });
}
