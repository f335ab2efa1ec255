import { filesOf, importedFile } from '../../languages/python/evaluate/index.js';
import { importsOf } from '../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { folderOf, join, upwards } from '../../model/paths.js';
import { capitalized, listed } from '../../model/words.js';
import { firstOfEach } from '../../session/ci-commands.js';
import {
  NO_SECRET,
  placeOf,
  toAddInTox,
  type BuildStep,
  type CiStart,
  type CiStep,
} from '../../session/python/build-steps.js';
import { environAbove } from '../../session/python/loaders/os.js';
import type { DjangoApp } from './app.js';
import { readsFile } from './environment.js';
import { isPytest, settingsOf } from './project/ci-settings.js';
import { isForTests } from './project/settings-module.js';
import type { TestConfig } from './project/test-configs.js';
import { classesOf } from './settings/classes/class-modules.js';
import { starImportsOf } from './settings/graph/load-graph.js';
import { purposeOf } from './settings/module-name.js';

/** The base needs the variable before the settings of tests could set anything. */
export function testSteps(app: DjangoApp): string[] {
  const { graph } = app.view;
  return [...graph.modules].flatMap(([module, parsed]) => {
    if (!needsOwnSecret(app, module)) return [];
    const before = packageBefore(app, module);
    if (before !== undefined) return [stepForTests(app, module, before)];
    // What both import may need the secret, too: a class of pydantic-settings.
    const own = importsOf(parsed).filter(
      ({ within, module: name }) => within.length === 0 && importedFile(graph, module, name) !== undefined,
    );
    const line = Math.min(...starImportsOf(parsed).map((one) => one.line), ...own.map((one) => one.line));
    const environ = environAbove(parsed, line);
    const code = `${environ ?? 'os.environ'}.setdefault('${SECRET_VARIABLE}', '${NO_SECRET}')`;
    const what = environ === undefined ? `import os and ${code}` : code;
    return [`Tests with ${module} don't get a secret: add ${what} above line ${String(line)}.`];
  });
}

/** The `__init__.py` that Python runs before a module, where that takes in the patched settings. */
function packageBefore({ view: { graph, file } }: DjangoApp, module: string): string | undefined {
  return upwards(folderOf(module))
    .map((folder) => join(folder, '__init__.py'))
    .find((init) => init !== module && graph.modules.has(init) && filesOf(graph, init).has(file));
}

/** No line in the settings of tests comes early enough. */
function stepForTests({ runtime }: DjangoApp, module: string, before: string): string {
  const pytest = runtime.testConfigs.find(({ runner }) => runner === 'pytest');
  const how =
    pytest === undefined ? '' : ` (with pytest-env, in ${pytest.file}: ${lineForPytest(pytest.file)})`;
  return `Tests with ${module} don't get a secret, and ${before}, which Python runs before it, needs one: set ${SECRET_VARIABLE}=${NO_SECRET} in the environment of the tests${how}.`;
}

/** Whether settings of tests take in the patched ones, and nothing gives them a secret. */
function needsOwnSecret({ view: { graph, file }, runtime }: DjangoApp, module: string): boolean {
  const parsed = graph.modules.get(module);
  // What a class needs is said in a note.
  if (parsed === undefined || classesOf(graph)?.classes.has(module) === true) return false;
  if (module === file || !isForTestsBeside(module, file) || !filesOf(graph, module).has(file)) return false;
  if (starImportsOf(parsed).length === 0 || parsed.text.includes(SECRET_VARIABLE)) return false;
  const configs = runtime.testConfigs.filter((one) => importedFile(graph, '', one.module) === module);
  return configs.length === 0 || configs.some(({ isGiven }) => !isGiven);
}

/** Tests that run with the patched settings themselves: pytest loads them before any code of the tests could set something. */
export function runnerSteps(app: DjangoApp): string[] {
  const needy = needyConfigs(app);
  const groups = new Map<string, TestConfig[]>();
  for (const config of needy) {
    const key = [config.runner, config.file, config.module, config.variables].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), config]);
  }
  return [...groups.values()].flatMap((configs) => {
    const [config] = configs;
    if (config === undefined) return [];
    const lines = listed(configs.map(({ line }) => String(line)));
    const inCi = firstOfEach(app.buildSteps.filter((step) => isOfRunner(app, step, config)));
    const how = howToSet(configs, config, app, inCi);
    return [
      `Tests run with ${config.module} (${config.file}:${lines}), which needs ${SECRET_VARIABLE}. ${how}`,
    ];
  });
}

/** What runs tests with settings that need the variable of the environment. */
function needyConfigs(app: DjangoApp): TestConfig[] {
  const { graph, file } = app.view;
  return app.runtime.testConfigs.filter((config) => {
    const module = importedFile(graph, '', config.module);
    const isTold = module !== undefined && module !== file && isForTestsBeside(module, file);
    return !config.isGiven && module !== undefined && !isTold && filesOf(graph, module).has(file);
  });
}

/** Whether a command of CI gets its secret by another step, or needs none. */
export function isServed(app: DjangoApp, step: CiStep): boolean {
  const { start } = step;
  const needy = needyConfigs(app);
  if (needy.some((one) => isOfSection(one, start))) return true;
  const pytest = needy.find(({ runner }) => runner === 'pytest');
  if (pytest !== undefined && isPytest(start.program.name)) {
    if (usesPytestEnv(app, pytest)) return true;
    if (isOfRunner(app, { kind: 'CI', ...step }, pytest)) return true;
  }
  return hasNoNeed(app, settingsOf(step, usualSettings(app)));
}

/** Which environments a tox runs that can't be followed, all of the configuration count for it. */
function isOfSection({ runner, file, section }: TestConfig, { tox, program }: CiStart): boolean {
  if (runner !== 'tox') return false;
  return program.name === 'tox' || (file === tox?.file && section === tox.section);
}

/** Whether a step is a pytest of CI with the settings of its configuration, which takes variables from the environment. */
function isOfRunner(app: DjangoApp, step: BuildStep, config: TestConfig): boolean {
  if (step.kind !== 'CI' || config.runner !== 'pytest' || !isPytest(step.start.program.name)) return false;
  const isKeptAway = step.start.tox?.passes(SECRET_VARIABLE) === false;
  return !isKeptAway && settingsOf(step, usualSettings(app)) === config.module;
}

/** Whether a settings module is for tests and gets its secret by itself, or has nothing to do with the session. */
function hasNoNeed(app: DjangoApp, name: string | undefined): boolean {
  const { graph, file } = app.view;
  const module = name === undefined ? undefined : importedFile(graph, '', name);
  const parsed = module === undefined ? undefined : graph.modules.get(module);
  if (module === undefined || parsed === undefined || module === file) return false;
  const reachesFile = filesOf(graph, module).has(file);
  const isAlone = importsOf(parsed).every((one) => importedFile(graph, module, one.module) === undefined);
  if (!reachesFile) return isAlone && isForTestsBeside(module, file);
  if (parsed.text.includes(SECRET_VARIABLE)) return true;
  return needsOwnSecret(app, module) && packageBefore(app, module) === undefined;
}

function usualSettings({ entry, runtime }: DjangoApp) {
  return { module: entry.module, others: entry.others, testConfigs: runtime.testConfigs };
}

function isForTestsBeside(module: string, file: string): boolean {
  return isForTests(module.replace(/\.py$/, '').replaceAll('/', '.')) || purposeOf(module, file) === 'tests';
}

/** @param inCi where CI runs the same tests */
function howToSet(
  configs: readonly TestConfig[],
  config: TestConfig,
  app: DjangoApp,
  inCi: readonly BuildStep[],
): string {
  const missing = app.envFile !== undefined && readsFile(app) ? app.envFile.path : undefined;
  if (config.runner === 'pytest' && !usesPytestEnv(app, config)) {
    const line = lineForPytest(config.file);
    const assignment = `${SECRET_VARIABLE}=${NO_SECRET}`;
    const places = listed(inCi.map(placeOf));
    const copy = inCi.flatMap((step) => (step.kind === 'CI' ? (step.copy ?? []) : []))[0];
    const isLacking = `is missing${copy === undefined ? '' : `, or a copy of ${copy.from}`}`;
    const where = missing === undefined && places !== '' ? `, also in ${places}` : '';
    const when = missing === undefined ? '' : `Where ${missing} ${isLacking}, as in ${places || 'CI'}, `;
    return capitalized(
      `${when}set it in the environment of pytest${where}: ${assignment} (with pytest-env, in ${config.file}: ${line})`,
    );
  }
  const when = missing === undefined ? '' : `Where ${missing} is missing, as in CI, `;
  return capitalized(`${when}${toAdd(configs, config)}`);
}

function toAdd(configs: readonly TestConfig[], config: TestConfig): string {
  const { runner, file, variables, variablesLine } = config;
  if (runner === 'tox')
    return toAddInTox(configs.map(({ section }) => ({ file, section, key: variables ?? 'set_env' })));
  if (variables !== 'env') return `add it to ${file} for pytest-env: ${lineForPytest(file)}`;
  const assignment = `${SECRET_VARIABLE}=${NO_SECRET}`;
  const item = file.endsWith('.toml') ? `"${assignment}"` : assignment;
  return `add it to env (${file}:${String(variablesLine)}) for pytest-env: ${item}`;
}

function usesPytestEnv({ packages }: DjangoApp, { variables }: TestConfig): boolean {
  return variables !== undefined || packages.requirements.some(({ name }) => name === 'pytest-env');
}

/** https://pypi.org/project/pytest-env/ */
function lineForPytest(file: string): string {
  return file.endsWith('.toml')
    ? `${SECRET_VARIABLE} = "${NO_SECRET}" in [tool.pytest_env]`
    : `env = ${SECRET_VARIABLE}=${NO_SECRET}`;
}
