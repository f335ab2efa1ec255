import { filesOf } from '../../languages/python/evaluate/index.js';
import { listed } from '../../model/words.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { containerSteps } from '../../session/containers.js';
import { ciSteps, imageSteps, NO_SECRET } from '../../session/python/build-steps.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { isForTests } from './project/settings-module.js';
import { classesOf } from './settings/classes/class-modules.js';
import { starImportsOf } from './settings/graph/load-graph.js';

/** Processes beside the server that need the variable: containers, the build of an image, CI, tests. */
export function runSteps(app: DjangoApp): string[] {
  return [
    ...containersWithout(app),
    ...otherFiles(app),
    ...imageSteps(app.buildSteps, 'Django'),
    ...testSteps(app),
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
