import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

/** The code of a language below a heading of the README, block by block: what users copy is what tests run. */
export function readmeBlocks(heading: string, language: string): string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`README has no section "${heading}"`);
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code = '']) => code);
}

/** The value of every `key: value` line in a block of YAML. */
export function yamlValues(block: string, key: string): string[] {
  return [...block.matchAll(new RegExp(`^[ -]*${key}: (.+)$`, 'gm'))].map(([, value = '']) => value);
}
