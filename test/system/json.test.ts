import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';

const schema: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'output-v1.json'), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

let project: Scratch;

afterEach(() => {
  project.remove();
});

function jsonOf(args: readonly string[]) {
  const { stdout, exit } = runBuilt([...args, '--json'], project.folder);
  const document: Record<string, unknown> = JSON.parse(stdout);
  validate(document);
  expect(validate.errors).toBeNull();
  expect(document['exitCode']).toBe(exit);
  return document;
}

describe.each(['nest', 'django'] as const)('--json on a %s project', (framework) => {
  it('tells a dry run, a run, a second run and a check', () => {
    project = scratch(framework);
    expect(jsonOf(['check'])).toMatchObject({ status: 'incomplete', framework });
    const dry = jsonOf(['--dry-run', '--no-install']);
    const applied = jsonOf(['--no-install']);
    expect(dry).toMatchObject({ status: 'planned' });
    expect(applied).toEqual({ ...dry, status: 'applied' });
    expect(jsonOf(['--no-install'])).toMatchObject({ status: 'unchanged', files: [], installed: false });
    expect(jsonOf(['check', '--no-install'])).toMatchObject({ status: 'complete', blocked: [] });
  });

  it('tells a rotation, its end, and that there is none to end', () => {
    project = scratch(framework);
    expect(jsonOf(['--no-install'])).toMatchObject({ status: 'applied', rotation: null });
    const env = join(project.folder, '.env');
    const secrets = () =>
      [...readFileSync(env, 'utf8').matchAll(/=([\w,-]{43,})/g)].map(([, value = '']) => value);
    const [first = ''] = secrets();
    const begun = jsonOf(['rotate', '--no-install']);
    expect(begun).toMatchObject({ status: 'applied', rotation: { step: 'begin', cookieAge: 3600 } });
    const [second = '', previous] = secrets();
    expect(second).not.toBe(first);
    expect(previous).toBe(first);
    for (const secret of [first, second]) expect(JSON.stringify(begun)).not.toContain(secret);
    expect(jsonOf(['check', '--no-install'])).toMatchObject({ status: 'complete' });
    expect(jsonOf(['rotate', '--no-install'])).toMatchObject({ status: 'applied' });
    expect(jsonOf(['rotate', '--no-install'])).toMatchObject({ status: 'blocked', exitCode: 3 });
    const ended = jsonOf(['rotate', '--finish', '--no-install']);
    expect(ended).toMatchObject({ status: 'applied', rotation: { step: 'finish' } });
    expect(secrets()).toHaveLength(1);
    expect(jsonOf(['rotate', '--finish'])).toMatchObject({ status: 'unchanged', files: [], exitCode: 0 });
  });

  it('tells what remove does', () => {
    project = scratch(framework);
    jsonOf(['--no-install']);
    const dry = jsonOf(['remove', '--dry-run']);
    const removed = jsonOf(['remove', '--yes']);
    expect(dry).toMatchObject({ status: 'planned' });
    expect(removed).toEqual({ ...dry, status: 'applied' });
    const deleted = expect.objectContaining({ path: '.env', status: 'deleted', diff: null });
    expect(removed['files']).toContainEqual(deleted);
    expect(jsonOf(['remove'])).toMatchObject({ status: 'unchanged', files: [] });
  });

  it('shows no diff of a file that holds the secret', () => {
    project = scratch(framework);
    const { files } = jsonOf(['--no-install']);
    const secret = /=(\S+)/.exec(readFileSync(join(project.folder, '.env'), 'utf8'))?.[1] ?? '';
    expect(secret).toHaveLength(43);
    expect(files).toContainEqual(expect.objectContaining({ path: '.env', status: 'created', diff: null }));
    expect(JSON.stringify(files)).not.toContain(secret);
  });
});

it('names the folder in which the packages are to be installed, where it is not that of the application', () => {
  project = scratch('nest');
  const app = join(project.folder, 'apps', 'bakery');
  mkdirSync(app, { recursive: true });
  for (const name of ['src', 'nest-cli.json']) renameSync(join(project.folder, name), join(app, name));
  expect(jsonOf(['--app', 'apps/bakery', '--dry-run'])).toMatchObject({
    app: 'apps/bakery',
    commands: [['npm', 'install', '@wristband/nestjs-auth', '@nestjs/config@4']],
    commandsFolder: '',
  });
});

describe('--json when there is nothing to tell but an error', () => {
  it.each([
    ['no project', [], 3],
    ['a mistake in the call', ['--frobnicate'], 2],
  ])('%s', (_name, args, exitCode) => {
    project = scratch();
    expect(jsonOf(args)).toMatchObject({ status: 'error', exitCode, error: { message: expect.any(String) } });
  });
});
