import { filesOf, importedFile } from '../../languages/python/evaluate/index.js';
import { importsOf } from '../../languages/python/index.js';
import { listed } from '../../model/words.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { containerSteps } from '../../session/containers.js';
import { ciSteps, imageSteps, NO_SECRET } from '../../session/python/build-steps.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import type { TestConfig } from './project/test-configs.js';
import { isForTests } from './project/settings-module.js';
import { classesOf } from './settings/classes/class-modules.js';
import { purposeOf } from './settings/module-name.js';
import { starImportsOf } from './settings/graph/load-graph.js';

/** Processes beside the server that need the variable: containers, the build of an image, CI, tests. */
export function runSteps(app: DjangoApp): string[] {
  return [
    ...containersWithout(app),
    ...otherFiles(app),
    ...imageSteps(app.buildSteps, 'Django'),
    ...testSteps(app),
    ...runnerSteps(app),
    ...ciSteps(app.buildSteps, 'Django'),
  ];
}

/** The settings read a file that the container does not have. */
function containersWithout(app: DjangoApp): string[] {
  const { envFile, runtime, compose } = app;
  if (envFile === undefined || !readsFile(app)) return [];
  return containerSteps({ envFile: envFile.path, ...runtime, compose }, SECRET_VARIABLE);
}

/** Who starts Django with one of those has no secret. */
function otherFiles({ runtime: { otherEnvFiles } }: DjangoApp): string[] {
  if (otherEnvFiles.length === 0) return [];
  const them = otherEnvFiles.length === 1 ? 'it' : 'one of them';
  const have = otherEnvFiles.length === 1 ? 'has' : 'have';
  return [
    `${listed(otherEnvFiles)} ${have} variables of these settings, too: add ${SECRET_VARIABLE} if Django is started with ${them}.`,
  ];
}

function readsFile(app: DjangoApp): boolean {
  const { loader } = app;
  if (loader === undefined || lacksLoader(app)) return true;
  return loader.kind !== 'unknown' && loader.source.kind !== 'environment';
}

/** The base needs the variable before the settings of tests could set anything. */
function testSteps({ view }: DjangoApp): string[] {
  const { graph, file } = view;
  return [...graph.modules].flatMap(([module, parsed]) => {
    // What a class needs is said in a note.
    if (classesOf(graph)?.classes.has(module) === true) return [];
    if (module === file || !isForTestsBeside(module, file) || !filesOf(graph, module).has(file)) return [];
    const [star] = starImportsOf(parsed);
    if (star === undefined || parsed.text.includes(SECRET_VARIABLE)) return [];
    // What both import may need the secret, too: a class of pydantic-settings.
    const own = importsOf(parsed).filter(
      ({ within, module: name }) => within.length === 0 && importedFile(graph, module, name) !== undefined,
    );
    const line = Math.min(star.line, ...own.map((one) => one.line));
    const code = `os.environ.setdefault('${SECRET_VARIABLE}', '${NO_SECRET}')`;
    return [`Tests with ${module} don't get a secret: add import os and ${code} above line ${String(line)}.`];
  });
}

/** Tests that run with the patched settings themselves: pytest loads them before any code of the tests could set something. */
function runnerSteps(app: DjangoApp): string[] {
  const { graph, file } = app.view;
  return app.runtime.testConfigs.flatMap((config) => {
    const module = importedFile(graph, '', config.module);
    const isTold = module !== undefined && module !== file && isForTestsBeside(module, file);
    if (module === undefined || isTold || !filesOf(graph, module).has(file)) return [];
    const place = `${config.file}:${String(config.line)}`;
    const missing =
      app.envFile === undefined || !readsFile(app) ? '' : ` Where ${app.envFile.path} is missing, as in CI,`;
    const how = howToSet(config, app);
    const sentence = missing === '' ? ` ${how.charAt(0).toUpperCase()}${how.slice(1)}` : `${missing} ${how}`;
    return [`Tests run with ${config.module} (${place}), which needs ${SECRET_VARIABLE}.${sentence}`];
  });
}

function isForTestsBeside(module: string, file: string): boolean {
  return isForTests(module.replace(/\.py$/, '').replaceAll('/', '.')) || purposeOf(module, file) === 'tests';
}

function howToSet({ runner, file, variables }: TestConfig, { packages }: DjangoApp): string {
  const assignment = `${SECRET_VARIABLE}=${NO_SECRET}`;
  if (runner === 'tox')
    return `add it to ${variables ?? 'set_env'} in ${file}: ${SECRET_VARIABLE} = ${NO_SECRET}`;
  const line = lineForPytest(file, variables);
  return variables !== undefined || packages.requirements.some(({ name }) => name === 'pytest-env')
    ? `add it to ${file} for pytest-env: ${line}`
    : `set it in the environment of pytest: ${assignment} (with pytest-env, in ${file}: ${line})`;
}

/** https://pypi.org/project/pytest-env/ */
function lineForPytest(file: string, variables: string | undefined): string {
  if (!file.endsWith('.toml')) return `env = ${SECRET_VARIABLE}=${NO_SECRET}`;
  return variables === 'env'
    ? `env = ["${SECRET_VARIABLE}=${NO_SECRET}"]`
    : `${SECRET_VARIABLE} = "${NO_SECRET}" in [tool.pytest_env]`;
}
