import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { djangoServer, newDjangoProject, python } from './django-app.js';
import { discard, photograph } from './folders.js';
import { build, nestServer, newNestApp } from './nest-app.js';
import { followGuide } from './nest-guide.js';
import { APPLY, patch } from './nest-patch.js';
import { succeed } from './programs.js';
import { whileRunning } from './server.js';

/** The line in .gitignore stays. */
async function withoutIgnoreFile(folder: string): Promise<Record<string, string>> {
  const files = await photograph(folder);
  const kept = Object.entries(files).filter(([path]) => path !== '.gitignore' && !path.endsWith('.pyc'));
  return Object.fromEntries(kept);
}

async function remove(folder: string, framework: string, ...flags: readonly string[]): Promise<void> {
  const removing = await runCli(folder, ['remove', '--framework', framework, '--yes', ...flags]);
  expect(removing.exitCode, removing.output).toBe(0);
}

describeWith(['cli', 'nest'], 'remove in Nest 11', () => {
  let app: string;
  let before: Record<string, string>;

  beforeAll(async () => {
    app = await newNestApp(11, 'default');
    await followGuide(app, 11, 'default', inject('standIn'));
    await succeed(['npx', 'prettier', '--write', 'src'], { cwd: app });
    before = await withoutIgnoreFile(app);
    await patch(app, APPLY);
    await remove(app, 'nest', '--verify');
  });
  afterAll(() => discard(app));

  it('gives back the files of before', async () => {
    expect(await withoutIgnoreFile(app)).toEqual(before);
  });

  it('leaves an application that boots, and sets no cookie', async () => {
    await build(app);
    await whileRunning(nestServer(app), async (url) => {
      const response = await fetch(url);
      expect(response.status).toBe(200);
      expect(response.headers.getSetCookie()).toEqual([]);
    });
  });
});

describeWith(['cli', 'python'], 'remove in Django', () => {
  describe('a fresh project', () => {
    let project: string;
    let before: Record<string, string>;

    beforeAll(async () => {
      project = await newDjangoProject('as generated');
      before = await withoutIgnoreFile(project);
      const patching = await runCli(project, ['--framework', 'django', '--yes', '--no-install']);
      expect(patching.exitCode, patching.output).toBe(0);
      await remove(project, 'django');
    });
    afterAll(() => discard(project));

    it('gives back the files of before', async () => {
      expect(await withoutIgnoreFile(project)).toEqual(before);
    });

    it('leaves a project that keeps its sessions in the database again', async () => {
      await python(project, 'manage.py', 'check');
      await python(project, 'manage.py', 'migrate');
      await whileRunning(await djangoServer(project), async (url) => {
        const written = await fetch(`${url}/probe/write?value=thyme`);
        expect(written.status).toBe(200);
        const [cookie = ''] = written.headers.getSetCookie();
        expect(cookie).toMatch(/^sessionid=[a-z0-9]{32};/);
        const headers = { cookie: cookie.split(';')[0] ?? '' };
        expect(await (await fetch(`${url}/probe/read`, { headers })).json()).toBe('thyme');
      });
    });
  });
});
