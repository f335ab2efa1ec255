import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { discard, edit } from './folders.js';
import { build, nestServer, tryBuild, type NestMajor } from './nest-app.js';
import { newPatchedApp } from './nest-patch.js';
import { whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

/**
 * The proofs are worth something only if they fail where the SDKs fail: here correct applications are broken in the
 * ways that make no noise, and the stand-ins must make the proofs fail.
 */
describeWith(['cli', 'nest'], 'the stand-in for @wristband/nestjs-auth', () => {
  describe('in Nest 10', () => {
    const broken = breakable(10);

    it("sets no session where the middleware is on '{*splat}', as the proof notices", async () => {
      const proof = broken('src/app.module.ts', [[`forRoutes('*')`, `forRoutes('{*splat}')`]], (url) =>
        proveSession(url, { cookieName: 'session', secure: true }),
      );
      await expect(proof).rejects.toThrow('500');
    });

    it('answers every request with 500 when the secret is short, and starts all the same', async () => {
      const short = [[`return { ...sessionOptions };`, `return { secrets: 'short' };`]] as const;
      await broken('src/config/wristband.config.ts', short, async (url) => {
        expect((await fetch(url)).status).toBe(500);
      });
    });
  });

  describe('in Nest 11', () => {
    let app: string;
    beforeAll(async () => {
      app = await newPatchedApp(11);
    });
    afterAll(() => discard(app));

    it("rejects the guide's get under strictNullChecks", async () => {
      const file = join(app, 'src', 'app.module.ts');
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('getOrThrow', 'get'));
      const { exitCode, output } = await tryBuild(app);
      expect(exitCode).not.toBe(0);
      expect(output).toContain('TS2322');
    });
  });
});

/** Edits one file of a patched application, builds it, starts it, and puts the file back. */
function breakable(major: NestMajor) {
  let app: string;
  beforeAll(async () => {
    app = await newPatchedApp(major);
  });
  afterAll(() => discard(app));
  return async (
    path: string,
    replacements: readonly (readonly [string, string])[],
    action: (url: string) => Promise<void>,
  ): Promise<void> => {
    const file = join(app, path);
    const correct = await readFile(file);
    await edit(file, replacements);
    await build(app);
    await whileRunning(nestServer(app), action).finally(() => writeFile(file, correct));
  };
}
