import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The code of a language in a page, block by block: what users copy is what tests run. */
export function codeBlocks(page: string, language: string): string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code = '']) => code);
}

/** The value of every `key: value` line in a block of YAML. */
export function yamlValues(block: string, key: string): string[] {
  return [...block.matchAll(new RegExp(`^[ -]*${key}: (.+)$`, 'gm'))].map(([, value = '']) => value);
}
