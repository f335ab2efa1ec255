// Bundles the command into dist/: one package without dependencies, split so that only what a run needs is loaded.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** ts-morph carries TypeScript's library texts for type checking; we only parse. */
const withoutLibraryTexts = {
  name: 'without-library-texts',
  setup({ onLoad }) {
    onLoad({ filter: /ts-morph-common\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const from = source.indexOf('const libFiles = [{');
      const to = source.indexOf('}];', from);
      if (from < 0 || to < 0) throw new Error('ts-morph keeps its library texts elsewhere now');
      return { contents: `${source.slice(0, from)}const libFiles = [];${source.slice(to + 3)}` };
    });
  },
};

/** Inquirer brings a question that opens an editor, with tables of every character set; no question of ours does. */
const withoutEditor = {
  name: 'without-editor',
  setup({ onLoad }) {
    onLoad({ filter: /@inquirer\/external-editor\/.*\.js$/ }, () => ({
      contents: 'export const editAsync = undefined;',
    }));
  },
};

/** Bundled CommonJS calls require() for Node's own modules, and asks where it stands. */
const commonJsNames = [
  "import { createRequire as $createRequire } from 'node:module';",
  "import { dirname as $dirname } from 'node:path';",
  "import { fileURLToPath as $fileURLToPath } from 'node:url';",
  'const require = $createRequire(import.meta.url);',
  'const __filename = $fileURLToPath(import.meta.url);',
  'const __dirname = $dirname(__filename);',
].join('');

await rm(`${root}dist`, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minify: true,
  legalComments: 'none',
  metafile: true,
  plugins: [withoutLibraryTexts, withoutEditor],
  banner: { js: commonJsNames },
});
await writeFile(`${root}dist/THIRD-PARTY-LICENCES.txt`, await licences(root, Object.keys(metafile.inputs)));
// Tells the tests which package stands in which file.
await mkdir(`${root}build`, { recursive: true });
await writeFile(`${root}build/metafile.json`, JSON.stringify(metafile));
