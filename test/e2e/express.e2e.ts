import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { expressServer, newExpressApp, type ExpressKind } from './express-app.js';
import { discard, edit, photograph } from './folders.js';
import { succeed } from './programs.js';
import { bootAndEnd, whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

const KINDS: readonly ExpressKind[] = ['generated', 'typescript'];

/** Where the generated application mounts the probes. */
const MOUNTED = [["app.use('/users', usersRouter);", "app.use('/probe', usersRouter);"]] as const;

describeWith(['cli'], 'Express', () => {
  for (const kind of KINDS) {
    let app: string;
    const build = async (): Promise<void> => {
      if (kind === 'typescript') await succeed(['npx', 'tsc'], { cwd: app });
    };

    beforeAll(async () => {
      app = await newExpressApp(kind);
      if (kind === 'generated') await edit(join(app, 'app.js'), MOUNTED);
      const { exitCode, output } = await runCli(app, ['--insecure-dev', '--verify']);
      expect(exitCode, output).toBe(0);
      await build();
    });
    afterAll(() => discard(app));

    it(`sets, restores and refuses cookies (${kind})`, async () => {
      await whileRunning(expressServer(kind, app), (url) =>
        proveSession(url, { cookieName: 'session', secure: false }),
      );
      await whileRunning(expressServer(kind, app, { NODE_ENV: 'production' }), (url) =>
        proveSession(url, { cookieName: 'session', secure: true }),
      );
    });

    it(`does not start without a secret (${kind})`, async () => {
      const env = join(app, '.env');
      const before = await readFile(env, 'utf8');
      await writeFile(env, 'WRISTBAND_SESSION_SECRET=short\n');
      const { exitCode, output } = await bootAndEnd(expressServer(kind, app));
      await writeFile(env, before);
      expect(exitCode).not.toBe(0);
      expect(output).toContain('WRISTBAND_SESSION_SECRET must be set to at least 32 characters.');
    });

    it(`changes nothing in a second run, and remove gives back the sources (${kind})`, async () => {
      await rm(join(app, 'dist'), { recursive: true, force: true });
      const patched = await photograph(app);
      const again = await runCli(app, ['--no-install']);
      expect(again.exitCode, again.output).toBe(0);
      const check = await runCli(app, ['check', '--no-install', '--production']);
      expect(check.exitCode, check.output).toBe(0);
      expect(await photograph(app)).toEqual(patched);

      const removed = await runCli(app, ['remove', '--force']);
      expect(removed.exitCode, removed.output).toBe(0);
      const after = await photograph(app);
      expect(Object.keys(after).filter((path) => path.includes('wristband'))).toEqual([]);
      for (const [path, text] of Object.entries(after))
        if (path !== 'package.json') expect([path, text]).not.toContain('wristband');
    });
  }
});
