import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cacheScripts, type Loaders } from '../../../src/code-cache/scripts.js';

const require = createRequire(import.meta.url);
// Node's own table, which has no other way to it.
const loaders = Reflect.get(require, 'extensions') as Loaders;
/** Makes a script worth keeping. */
const BULK = `// ${'x'.repeat(3000)}\n`;
let folder: string;
let cache: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'scripts-')));
  cache = mkdtempSync(join(tmpdir(), 'cache-'));
});

afterEach(() => {
  delete loaders['.cjs'];
  for (const place of [folder, cache]) rmSync(place, { recursive: true });
});

function write(scripts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
}

it('runs a script once, whoever asks for it first', () => {
  write({
    'first.cjs': `${BULK}exports.names = [require('./big.cjs'), require('./small.cjs'), require('./big.cjs')];`,
    'big.cjs': `${BULK}exports.times = (exports.times ?? 0) + 1; exports.made = {};`,
    'small.cjs': `module.exports = require('./big.cjs');`,
  });
  cacheScripts(folder, cache, loaders);
  const { names } = require(join(folder, 'first.cjs')) as { names: { times: number }[] };
  expect(new Set(names).size).toBe(1);
  expect(require(join(folder, 'big.cjs'))).toBe(names[0]);
});

it('gives scripts that need each other what is there already', () => {
  write({
    'one.cjs': `${BULK}exports.early = 1; exports.other = require('./other.cjs');`,
    'other.cjs': `${BULK}exports.seen = require('./one.cjs').early;`,
  });
  cacheScripts(folder, cache, loaders);
  expect(require(join(folder, 'one.cjs'))).toEqual({ early: 1, other: { seen: 1 } });
});

it('keeps what was compiled, and knows it again', () => {
  write({ 'one.cjs': `${BULK}exports.path = __filename; exports.url = require('node:url').pathToFileURL;` });
  const keep = cacheScripts(folder, cache, loaders);
  const path = join(folder, 'one.cjs');
  expect(require(path)).toMatchObject({ path });
  keep();
  expect(readdirSync(cache)).toHaveLength(1);
});
