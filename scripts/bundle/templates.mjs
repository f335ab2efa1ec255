import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import ejs from 'ejs';

const FILE = 'templates.cjs';

/**
 * A plugin that compiles all of a folder's templates here, once, and not in each run. They stand in a file of their own,
 * because their code needs `with`, which strict code does not allow.
 * @param {string} folder
 */
export function compiledTemplates(folder) {
  return {
    name: 'compiled-templates',
    resolveId: (id) => (id === FILE ? { id: `./${FILE}`, external: true } : undefined),
    load: {
      filter: { id: /[\\/]src[\\/]frameworks[\\/]compiled\.ts$/ },
      handler: () => `
        import { templates } from '${FILE}';
        export const compiled = (name) => (data) => templates[name]({ __proto__: null, ...data });`,
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: await scriptOf(folder) });
    },
  };
}

async function scriptOf(folder) {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.ejs')).sort();
  const functions = await Promise.all(files.map((file) => functionOf(folder, file.replaceAll('\\', '/'))));
  return `exports.templates = {\n${functions.join(',\n')}\n};\n`;
}

async function functionOf(folder, file) {
  const template = new ejs.Template(await readFile(join(folder, file), 'utf8'), { compileDebug: false });
  template.compile();
  if (template.source.includes('escapeFn('))
    throw new Error(`${file} escapes, and code is not to be escaped`);
  const name = `${dirname(file)}/${basename(file, '.ejs')}`;
  return `${JSON.stringify(name)}(locals) {\n${template.source}\n}`;
}
