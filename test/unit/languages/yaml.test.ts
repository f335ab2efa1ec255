import { describe, expect, it } from 'vitest';
import { readYaml, type YamlNode } from '../../../src/languages/yaml.js';

/** The same as plain data, with lines in front of texts. */
function plain({ text, entries, items, line }: YamlNode): unknown {
  if (text !== undefined) return `${String(line)}: ${text}`;
  return items.length > 0
    ? items.map(plain)
    : Object.fromEntries([...entries].map(([key, value]) => [key, plain(value)]));
}

async function read(text: string): Promise<unknown> {
  const node = await readYaml(text);
  return node && plain(node);
}

describe('readYaml', () => {
  it('takes scalars as they are written, and knows their lines', async () => {
    expect(await read('a: yes # why\nb:\n  - 0o17\n  - "x: y"\nc:\n')).toEqual({
      a: '1: yes',
      b: ['3: 0o17', '4: x: y'],
      c: '5: ',
    });
  });

  it('sees through aliases and merge keys; own keys win, whatever the order', async () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  x: 3\n  <<: [*a, *b]\nd: *a\n';
    expect(await read(text)).toMatchObject({
      c: { x: '4: 3', y: '1: 1', z: '2: 2' },
      d: { x: '1: 1', y: '1: 1' },
    });
  });

  it('takes no time for aliases of aliases, nor for a node that holds itself', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `k${String(index + 1)}: &k${String(index + 1)} [*k${String(index)}, *k${String(index)}]`,
    );
    const node = await readYaml(['k0: &k0 [x]', ...lines].join('\n'));
    expect(node?.entries.size).toBe(41);
    expect((await readYaml('a: &a [*a]'))?.entries.get('a')?.items).toHaveLength(1);
  });

  it.each(['a: [', 'a: b: c', '\t- x', '', 'a: *unknown'])('is undefined or empty for %j', async (text) => {
    const node = await readYaml(text);
    expect(node?.entries.get('a')?.text).toBeUndefined();
  });

  it('passes over tags and further documents', async () => {
    expect(await read('a: !reference [x, y]\n---\nb: 1\n')).toEqual({ a: ['1: x', '1: y'] });
  });

  it.each([
    ['brackets', (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['brackets that stay open', (depth: number) => '{'.repeat(depth)],
    ['dashes', (depth: number) => `${'- '.repeat(depth)}a`],
    ['keys of keys', (depth: number) => `${'? '.repeat(depth)}a`],
    [
      'indentation',
      (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
    ],
  ])('does not follow %s without an end', async (_, nested) => {
    expect(await readYaml(nested(3000))).toBeUndefined();
  });
});
