import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';

let project: Scratch;

afterEach(() => {
  project.remove();
});

interface BadInput {
  readonly sample?: 'nest' | 'django';
  readonly spoil?: (folder: string) => void;
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly exit: number;
  /** What the message must name: the place, the reason, the next step. */
  readonly says: readonly string[];
}

const replaceIn = (file: string, from: string, to: string) => (folder: string) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replaceAll(from, to));
};

const settings = 'bookshop/settings.py';
const rootModule = 'src/app.module.ts';

const inputs: Record<string, BadInput> = {
  'no project at all': {
    exit: 3,
    says: ['Found no NestJS, Express, Django or FastAPI application', 'the folder is empty', '--cwd'],
  },
  'a framework that is not there': {
    sample: 'nest',
    args: ['--framework', 'django'],
    exit: 3,
    says: ['Found no Django application', 'but found NestJS', '--framework nest'],
  },
  'both frameworks at once': {
    sample: 'nest',
    spoil: (folder) => {
      cpSync(join(import.meta.dirname, '..', 'samples', 'django'), folder, { recursive: true });
    },
    exit: 2,
    says: ['NestJS', 'Django', '--framework nest', '--framework django'],
  },
  'a folder that is not there': {
    sample: 'nest',
    args: ['--cwd', 'nowhere'],
    exit: 2,
    says: ['nowhere', '--cwd'],
  },
  'an unknown flag': {
    sample: 'nest',
    args: ['--secure'],
    exit: 2,
    says: ["unknown option '--secure'", '--help'],
  },
  'a short secret on stdin': {
    sample: 'nest',
    args: ['--secret-stdin'],
    stdin: 'short\n',
    exit: 2,
    says: ['5 characters', 'at least 32', '--secret-stdin'],
  },
  Fastify: {
    sample: 'nest',
    spoil: (folder) => {
      replaceIn('package.json', 'platform-express', 'platform-fastify')(folder);
    },
    exit: 3,
    says: ['Fastify', 'Express'],
  },
  'NestJS 9': {
    sample: 'nest',
    spoil: replaceIn('package.json', '^11.0.0', '^9.4.0'),
    exit: 3,
    says: ['package.json', '9', '10'],
  },
  'a package.json that does not parse': {
    sample: 'nest',
    spoil: replaceIn('package.json', '"private": true,', '"private": true,,'),
    exit: 3,
    says: ['package.json'],
  },
  'a root module that does not parse': {
    sample: 'nest',
    spoil: replaceIn(rootModule, '@Module({', '@Module({{'),
    exit: 3,
    says: [`${rootModule}:4`],
  },
  'a root module in latin-1': {
    sample: 'nest',
    spoil: (folder) => {
      appendFileSync(join(folder, rootModule), Buffer.from('// caf\u00e9\n', 'latin1'));
    },
    exit: 3,
    says: [`${rootModule}:9`, 'UTF-8'],
  },
  'a root module with a NUL byte': {
    sample: 'nest',
    spoil: (folder) => {
      appendFileSync(join(folder, rootModule), '\0');
    },
    exit: 3,
    says: [`${rootModule}:9`, 'NUL'],
  },
  'a read-only root module': {
    sample: 'nest',
    spoil: (folder) => {
      chmodSync(join(folder, rootModule), 0o444);
    },
    exit: 3,
    says: [rootModule, 'read-only', 'chmod u+w'],
  },
  'an entry file that is gone': {
    sample: 'nest',
    spoil: (folder) => {
      rmSync(join(folder, 'src/main.ts'));
    },
    exit: 3,
    says: ['src/main.ts'],
  },
  'Django 3.2': {
    sample: 'django',
    spoil: replaceIn('requirements.txt', 'Django>=5.2,<6', 'Django==3.2.1'),
    exit: 3,
    says: ['requirements.txt', '3.2', '4.2'],
  },
  'settings that do not parse': {
    sample: 'django',
    spoil: replaceIn(settings, 'ALLOWED_HOSTS = []', 'ALLOWED_HOSTS = [}'),
    exit: 3,
    says: [`${settings}:9`],
  },
  'settings in latin-1': {
    sample: 'django',
    spoil: (folder) => {
      appendFileSync(join(folder, settings), Buffer.from('# caf\u00e9\n', 'latin1'));
    },
    exit: 3,
    says: [`${settings}:39`, 'UTF-8'],
  },
  'settings with a NUL byte': {
    sample: 'django',
    spoil: (folder) => {
      appendFileSync(join(folder, settings), 'A = 1\0\n');
    },
    exit: 3,
    says: [`${settings}:39`, 'NUL'],
  },
  'settings that are missing': {
    sample: 'django',
    spoil: (folder) => {
      rmSync(join(folder, settings));
    },
    exit: 3,
    says: ['manage.py:7', 'bookshop.settings', '--cwd'],
  },
  'a settings file that is a folder': {
    sample: 'django',
    spoil: (folder) => {
      rmSync(join(folder, settings));
      mkdirSync(join(folder, settings));
    },
    exit: 3,
    says: ['bookshop.settings'],
  },
};

describe('bad input is explained, with the exit code it deserves, and nothing is written', () => {
  it.each(Object.entries(inputs))('%s', (_name, { sample, spoil, args = [], stdin, exit, says }) => {
    project = scratch(sample);
    spoil?.(project.folder);
    const before = project.tree();
    const result = runBuilt(args, project.folder, stdin);
    for (const part of says) expect(result.stderr).toContain(part);
    expect(result.stderr).not.toMatch(/This is a bug|^\s+at /m);
    expect(result.exit).toBe(exit);
    expect(result.stdout).toBe('');
    expect(project.tree()).toBe(before);
  });
});
