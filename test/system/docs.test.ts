import { existsSync, readdirSync, readFileSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBuilt, scratch } from '../support/built-command.js';

const root = join(import.meta.dirname, '..', '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...markdownIn('docs'),
  ...markdownIn('docs/decisions'),
];

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** As GitHub makes it of a heading. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(pages)('%s', (page) => {
  it('links to what exists', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('the README fits on a few screens', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(161);
});

it('docs/commands.md lists the flags that --help lists', () => {
  const flags = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
  const help = [[], ['check'], ['rotate'], ['remove'], ['completion']]
    .map((command) => runBuilt([...command, '--help'], root).stdout)
    .join('');
  const listed = read('docs/commands.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(flags(listed.join('\n'))).toEqual(flags(help));
});

/** Each `npx create-wristband-session …` of a console block, without its comment. */
const commands = ['README.md', 'docs/commands.md'].flatMap((page) =>
  [...read(page).matchAll(/^```console\n([^]*?)^```$/gm)].flatMap(([, code = '']) =>
    [...code.matchAll(/^npx create-wristband-session(.*?)(?: +#.*)?$/gm)].map(([, args = '']) => args.trim()),
  ),
);

it.each([...new Set(commands)])('runs: npx create-wristband-session %s', (line) => {
  const args = line.split(' ').filter((word) => word !== '');
  const project = scratch('nest');
  try {
    if (args.includes('--app'))
      cpSync(scratchOf('nest'), join(project.folder, 'apps', 'api'), { recursive: true });
    if (args[0] === 'rotate' || args[0] === 'remove') runBuilt(['--no-install'], project.folder);
    const { exit, stderr } = runBuilt([...args, '--no-install'], project.folder);
    expect(exit, stderr).toBe(args[0] === 'check' ? 1 : 0);
  } finally {
    project.remove();
  }
});

function scratchOf(sample: string): string {
  return join(root, 'test', 'samples', sample);
}
