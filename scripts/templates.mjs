import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import ejs from 'ejs';
import { namedScript } from './named-script.mjs';

/** All of a folder's templates, compiled, as a script of its own: their code needs `with`, which modules do not allow. */
export async function templatesScript(folder, target) {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.ejs')).sort();
  const functions = await Promise.all(files.map((file) => functionOf(folder, file.replaceAll('\\', '/'))));
  return namedScript('templates', `exports.templates = { ${functions.join(',\n')} };`, target);
}

async function functionOf(folder, file) {
  const template = new ejs.Template(await readFile(join(folder, file), 'utf8'), { compileDebug: false });
  template.compile();
  if (template.source.includes('escapeFn('))
    throw new Error(`${file} escapes, and code is not to be escaped`);
  const name = `${dirname(file)}/${basename(file, '.ejs')}`;
  return `${JSON.stringify(name)}(locals) {\n${template.source}\n}`;
}
