// Bundles the command into dist/: one package without dependencies, in a few files, of which a run loads what it needs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { declarations } from './bundle/declarations.mjs';
import { smallerLibraries } from './bundle/libraries.mjs';
import { licences } from './bundle/licences.mjs';
import { compiledTemplates } from './bundle/templates.mjs';
import { usedTsMorph } from './bundle/ts-morph.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;

const bundle = await rolldown({
  cwd: root,
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  input: { main: 'src/cli/main.ts', index: 'src/index.ts', 'ts-morph': 'ts-morph' },
  transform: { target: 'node20.17' },
  plugins: [await usedTsMorph(root), compiledTemplates(`${root}templates`), smallerLibraries],
});

await rm(dist, { recursive: true, force: true });
// Node starts faster with CommonJS than with ECMAScript modules.
const { output } = await bundle.write({
  dir: dist,
  format: 'cjs',
  minify: true,
  comments: false,
  // A single other character makes V8 keep and read the whole file in two bytes a character.
  charset: 'ascii',
  topLevelVar: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // What every run needs, in two files instead of nine: to find and open a file takes longer than to run most of them.
  codeSplitting: {
    groups: [
      { name: 'main', test: /[\\/]src[\\/]cli[\\/]main\.ts$/, priority: 2 },
      {
        name: 'run',
        test: /[\\/]src[\\/](cli[\\/]command|frameworks[\\/]template|session[\\/]index)\.ts$/,
        priority: 1,
      },
    ],
  },
});
await bundle.close();

const inputs = Object.fromEntries(
  output
    .filter(({ type }) => type === 'chunk')
    .map(({ fileName, moduleIds }) => [fileName, moduleIds.filter(isFile).map(nameOf)]),
);
await writeFile(`${dist}/index.d.cts`, await declarations(`${root}src`));
await writeFile(`${dist}/THIRD-PARTY-LICENCES.txt`, await licences(root, Object.values(inputs).flat()));
// Tells the tests which package stands in which file.
await mkdir(`${root}build`, { recursive: true });
await writeFile(`${root}build/inputs.json`, JSON.stringify(inputs));

/** The bundler has modules of its own, too. */
function isFile(id) {
  return !id.startsWith('\0');
}

/** The path from the root, as every system writes it. */
function nameOf(path) {
  return relative(root, path).replaceAll('\\', '/');
}
