import { filesOf } from '../../languages/python/evaluate/index.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { containerSteps } from '../../session/containers.js';
import { lacksLoader, type DjangoApp } from './app.js';
import type { BuildStep } from './project/build-steps.js';
import { isForTests } from './project/settings-module.js';
import { classesOf } from './settings/classes/class-modules.js';
import { starImportsOf } from './settings/graph/load-graph.js';

/** Long enough for the engine, and of no use to anybody. */
const NO_SECRET = 'dummy-secret-used-for-this-step-only';

/** Processes beside the server that need the variable: containers, the build of an image, CI, tests. */
export function runSteps(app: DjangoApp): string[] {
  return [...containersWithout(app), ...imageSteps(app), ...testSteps(app), ...ciSteps(app)];
}

/** The settings read a file that the container does not have. */
function containersWithout(app: DjangoApp): string[] {
  const { envFile, runtime, compose } = app;
  if (envFile === undefined || !readsFile(app)) return [];
  return containerSteps({ envFile: envFile.path, ...runtime, compose }, SECRET_VARIABLE);
}

function readsFile(app: DjangoApp): boolean {
  const { loader } = app;
  if (loader === undefined || lacksLoader(app)) return true;
  return loader.kind !== 'unknown' && loader.source.kind !== 'environment';
}

function imageSteps({ buildSteps }: DjangoApp): string[] {
  const [first, ...others] = buildSteps.filter(({ kind }) => kind === 'image');
  if (first === undefined) return [];
  return [
    `${placeOf(first)} starts Django while the image is built, without a secret${likewise(others)}: RUN ${SECRET_VARIABLE}=${NO_SECRET} ${first.command}`,
  ];
}

function ciSteps({ buildSteps }: DjangoApp): string[] {
  const [first, ...others] = buildSteps.filter(({ kind }) => kind === 'CI');
  if (first === undefined) return [];
  return [
    `${placeOf(first)} starts Django (${first.command}) without a secret${likewise(others)}: set the variable ${SECRET_VARIABLE}: ${NO_SECRET}`,
  ];
}

/** The base needs the variable before the settings of tests could set anything. */
function testSteps({ view }: DjangoApp): string[] {
  const { graph, file } = view;
  return [...graph.modules].flatMap(([module, parsed]) => {
    // What a class needs is said in a note.
    if (classesOf(graph)?.classes.has(module) === true) return [];
    const name = module.replace(/\.py$/, '').replaceAll('/', '.');
    if (module === file || !isForTests(name) || !filesOf(graph, module).has(file)) return [];
    const [star] = starImportsOf(parsed);
    if (star === undefined || parsed.text.includes(SECRET_VARIABLE)) return [];
    const code = `os.environ.setdefault('${SECRET_VARIABLE}', '${NO_SECRET}')`;
    return [
      `Tests with ${module} don't get a secret: add import os and ${code} above line ${String(star.line)}.`,
    ];
  });
}

function likewise(others: readonly BuildStep[]): string {
  return others.length === 0 ? '' : ` (also ${others.map(placeOf).join(', ')})`;
}

function placeOf({ file, line }: BuildStep): string {
  return `${file}:${String(line)}`;
}
