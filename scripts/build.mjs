// Bundles the command into dist/: one package without dependencies, split so that only what a run needs is loaded.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { declarations } from './declarations.mjs';
import { quickPython, withoutEditor, withoutPrograms } from './libraries.mjs';
import { licences } from './licences.mjs';
import { morphTexts, USED_EXPORTS } from './morph.mjs';
import { joinParts } from './parts.mjs';
import { plainScript } from './plain-script.mjs';
import { templatesScript } from './templates.mjs';
import { typescriptScript } from './typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = 'node20.17';

/** ts-morph stands in the bundle as far as it is used. */
const usedMorph = {
  name: 'used-morph',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]ts-morph(-common)?\.js$/ }, ({ path }) => ({
      contents: morphs.get(basename(path)),
    }));
  },
};

/**
 * ts-morph is no ECMAScript module: each file that imports it would copy its hundreds of exports at the start. This one
 * hands on the few that are used; the build fails when one is missing.
 */
const oneCopyOfMorph = {
  name: 'one-copy-of-ts-morph',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ts-morph$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'ts-morph', namespace: 'used-exports' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'used-exports' }, () => ({
      contents: `export const { ${USED_EXPORTS.join(', ')} } = require('ts-morph');`,
      resolveDir: root,
    }));
  },
};

/** The compiler inside ts-morph stands in a file of its own. */
const typescriptApart = {
  name: 'typescript-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/typescript$/ }, () => ({ path: `./${typescript.name}`, external: true }));
  },
};

/** Templates are compiled here, once, and not in each run. */
const compiledTemplates = {
  name: 'compiled-templates',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^compiled-templates$/ }, () => ({ path: `./${templates.name}`, external: true }));
    onLoad({ filter: /[\\/]src[\\/]frameworks[\\/]compiled\.ts$/ }, () => ({
      contents: `
        import { templates } from 'compiled-templates';
        export const compiled = (name) => (data) => templates[name]({ __proto__: null, ...data });`,
    }));
  },
};

async function ownSources() {
  const names = await readdir(`${root}src`, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts'));
  return Promise.all(sources.map((name) => readFile(`${root}src/${name}`, 'utf8')));
}

const templates = await templatesScript(`${root}templates`, target);
const sources = await ownSources();
const common = `${root}node_modules/@ts-morph/common/dist/`;
const morphs = await morphTexts(
  [`${root}node_modules/ts-morph/dist/ts-morph.js`, `${common}ts-morph-common.js`],
  sources,
);
const typescript = await typescriptScript(`${common}typescript.js`, [...morphs.values(), ...sources], target);

const options = {
  absWorkingDir: root,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  entryNames: '[name]',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target,
  minify: true,
  legalComments: 'none',
  metafile: true,
  write: false,
};
const { metafile, outputFiles } = await build({
  ...options,
  entryPoints: ['src/cli/main.ts', 'src/index.ts'],
  splitting: true,
  plugins: [
    usedMorph,
    oneCopyOfMorph,
    typescriptApart,
    compiledTemplates,
    withoutEditor,
    withoutPrograms,
    quickPython,
  ],
});
// What opens the cache of compiled code comes before it and stands alone.
const start = await build({ ...options, entryPoints: ['src/start.ts'], external: ['./cli/main.js'] });

/**
 * esbuild splits ECMAScript modules only. Node starts faster with scripts, and only those can be kept compiled before
 * Node 22; so each part is turned into one.
 */
async function asScript({ path, text }) {
  const name = basename(path);
  // Node must be able to tell the names of what others import.
  const isPublic = name === 'index.cjs';
  const { code } = await transform(isPublic ? text : plainScript(text, name), {
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
  });
  return [name, code];
}

/** The parts that a part loads at its start. */
function importsOf(name) {
  return metafile.outputs[`dist/${name}`].imports
    .filter(({ path, kind }) => kind === 'import-statement' && path.startsWith('dist/'))
    .map(({ path }) => basename(path));
}

/** The parts that a part always loads, itself among them. */
function closure(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const other of importsOf(name)) closure(other, found);
  return found;
}

/** In a circle, a part would read names that are not there yet. */
function refuseCircles() {
  for (const name of outputFiles.map(({ path }) => basename(path))) {
    if (importsOf(name).some((other) => closure(other).has(name))) throw new Error(`${name} imports itself`);
  }
}

function partOf(entryPoint) {
  const [path] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entryPoint);
  return basename(path);
}

/** What every run loads: the reader of the command line, then the rest and what the frameworks share. */
function groups() {
  const cli = closure(partOf('src/cli/main.ts'));
  const [nest, django] = ['nest', 'django'].map((name) => closure(partOf(`src/frameworks/${name}/index.ts`)));
  const shared = [...nest].filter((name) => django.has(name));
  const run = new Set([...closure(partOf('src/cli/command.ts')), ...shared]);
  return { cli: [...cli], run: [...[...run].filter((name) => !cli.has(name)), templates.name] };
}

refuseCircles();
const parts = new Map(await Promise.all([...outputFiles, ...start.outputFiles].map(asScript)));
parts.set(templates.name, templates.code);
parts.set('start.cjs', parts.get('start.cjs').replaceAll('./cli/main.js', `./${partOf('src/cli/main.ts')}`));
const files = joinParts(parts, groups(), ['start.cjs', 'index.cjs']);

await rm(`${root}dist`, { recursive: true, force: true });
await mkdir(`${root}dist`);
await Promise.all([...files].map(([name, { code }]) => writeFile(`${root}dist/${name}`, code)));
await writeFile(`${root}dist/${typescript.name}`, typescript.code);
await writeFile(`${root}dist/index.d.cts`, await declarations(`${root}src`));
await writeFile(`${root}dist/THIRD-PARTY-LICENCES.txt`, await licences(root, Object.keys(metafile.inputs)));
// Tells the tests which package stands in which file.
const inputs = Object.fromEntries(
  [...files].map(([name, file]) => [
    name,
    file.parts.flatMap((part) => Object.keys(metafile.outputs[`dist/${part}`]?.inputs ?? {})),
  ]),
);
await mkdir(`${root}build`, { recursive: true });
await writeFile(`${root}build/inputs.json`, JSON.stringify(inputs));
