import { detect } from '../../../../src/frameworks/nest/index.js';
import { makePlan } from '../../../../src/core/make-plan.js';
import type { Search } from '../../../../src/model/framework.js';
import type { Plan } from '../../../../src/model/plan.js';
import { CASE_SECRET, openTestContext } from '../../../support/context.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

export type Files = Readonly<Record<string, string>>;

interface Asked {
  readonly insecureDev?: boolean;
  readonly secretStore?: 'env' | 'inline';
  readonly force?: boolean;
  /** The folder to look in. */
  readonly folder?: string;
}

const ROOT_MODULE = `import { Module } from '@nestjs/common';

@Module({
  imports: [],
})
export class AppModule {}
`;

/** A whole small application; a file given as '' is left out. */
export function application(files: Files = {}): Files {
  const all = {
    'package.json': manifest({}),
    'src/main.ts': `import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nvoid NestFactory.create(AppModule);\n`,
    'src/app.module.ts': ROOT_MODULE,
    ...files,
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
}

export function manifest(dependencies: Files, more: object = {}): string {
  const all = { '@nestjs/core': '^11.0.0', '@nestjs/platform-express': '^11.0.0', ...dependencies };
  return JSON.stringify({ name: 'shop', dependencies: all, ...more });
}

export async function searchIn(files: Files, folder = ''): Promise<Search> {
  const disk = memoryDisk(Object.entries(files));
  const { context } = await openTestContext({ fs: disk.fs, root: ROOT });
  return { workspace: context.workspace, git: context.git, folder };
}

/** The plan for an application, and the files as they would be afterwards. */
export async function planFor(files: Files, asked: Asked = {}): Promise<{ plan: Plan; after: Files }> {
  const search = await searchIn(files, asked.folder);
  const { insecureDev = false, secretStore = 'env', force = false } = asked;
  const answers = { secret: CASE_SECRET, force, install: true, values: { insecureDev, secretStore } };
  const plan = await makePlan(await detect(search), answers, search.workspace);
  const changes = plan.blocked.length > 0 ? [] : plan.files;
  return { plan, after: { ...files, ...Object.fromEntries(changes.map(({ path, text }) => [path, text])) } };
}
