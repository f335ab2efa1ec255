import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licences of the packages that bundled files come from, as one text.
 * @param {string} root
 * @param {readonly string[]} inputs paths relative to the root
 */
export async function licences(root, inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  // ts-morph carries the compiler inside a file of its own.
  const carrier = [...folders].find((folder) => folder.endsWith('@ts-morph/common'));
  if (carrier !== undefined) folders.add(join(carrier, '..', '..', 'typescript'));
  const found = await Promise.all([...folders].sort().map((folder) => licenceOf(join(root, folder))));
  const byText = new Map();
  for (const { title, text } of found) byText.set(text, [...(byText.get(text) ?? []), title]);
  const sections = [...byText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`);
  return sections.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return { title: `${name} ${version} (${license})`, text: text.trim() };
}
