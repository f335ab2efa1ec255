import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, newFolder } from './folders.js';
import { NPM_INSTALL } from './packages.js';
import { succeed } from './programs.js';
import type { Start } from './server.js';

const STAND_INS = fileURLToPath(new URL('../stand-ins', import.meta.url));

/** The applications that are generated: by Express's own generator, and as most people write one in TypeScript. */
export type ExpressKind = 'generated' | 'typescript';

const PACKAGES: Readonly<Record<ExpressKind, readonly string[]>> = {
  generated: ['dotenv@16'],
  typescript: ['express@5', 'dotenv@16', 'typescript@5.9', '@types/express@5', '@types/node@20'],
};

/** A copy of an application with its packages, and the stand-in for the SDK among them. */
export async function newExpressApp(kind: ExpressKind): Promise<string> {
  const generated = await cached(`express-${kind}`, (folder) => generate(kind, folder));
  const app = await newFolder(`express-${kind}`);
  await cp(generated, app, { recursive: true });
  await addProbes(kind, app);
  await installStandIn(app);
  await declareSdk(join(app, 'package.json'));
  return app;
}

async function generate(kind: ExpressKind, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (kind === 'generated')
    await succeed(['npx', '--yes', 'express-generator@4', '--no-view', '--git', '--force', folder], {
      cwd: dirname(folder),
      seconds: 300,
    });
  else await writeFiles(folder, TYPESCRIPT);
  await succeed([...NPM_INSTALL, ...PACKAGES[kind]], { cwd: folder, seconds: 300 });
}

const TYPESCRIPT = {
  'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module', scripts: { build: 'tsc', start: 'node dist/server.js' } })}\n`,
  'tsconfig.json': `${JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, outDir: 'dist', rootDir: 'src', skipLibCheck: true }, include: ['src'] })}\n`,
  '.gitignore': 'node_modules\n',
  'src/server.ts': `import 'dotenv/config';\nimport { createApp } from './app.js';\n\ncreateApp().listen(Number(process.env.PORT));\n`,
  'src/app.ts': `import express, { type Express } from 'express';\nimport { probe } from './probe.js';\n\nexport function createApp(): Express {\n  const app = express();\n\n  app.set('trust proxy', 1);\n  app.use(express.json());\n  app.use('/probe', probe);\n  app.get('/', (_req, res) => {\n    res.send('ok');\n  });\n  return app;\n}\n`,
};

/** Routes that write into the session and read it back. */
async function addProbes(kind: ExpressKind, app: string): Promise<void> {
  if (kind === 'generated') {
    await writeFiles(app, { 'routes/users.js': PROBE_JS });
    return;
  }
  await writeFiles(app, { 'src/probe.ts': PROBE_TS });
}

const ROUTES = `
router.get('/write', async (req, res) => {
  const session = SESSION;
  session.value = req.query.value;
  await session.save();
  res.send('written');
});

router.get('/read', (req, res) => {
  res.json(SESSION.value ?? null);
});
`;
const PROBE_JS = `const express = require('express');\n\nconst router = express.Router();\n${ROUTES.replaceAll('SESSION', 'req.session')}\nmodule.exports = router;\n`;
const PROBE_TS = `import { Router } from 'express';\n\nconst router = Router();\n${ROUTES.replaceAll('SESSION', '(req as unknown as { session: Record<string, unknown> & { save(): Promise<void> } }).session')}\nexport { router as probe };\n`;

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function installStandIn(app: string): Promise<void> {
  const target = join(app, 'node_modules', '@wristband', 'express-auth');
  await cp(join(STAND_INS, 'express-auth'), target, { recursive: true });
  for (const name of ['cookie.js', 'seal.js'])
    await cp(join(STAND_INS, 'nestjs-auth', 'session', name), join(target, 'session', name));
}

/** So that a run installs nothing. */
async function declareSdk(path: string): Promise<void> {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(await readFile(path, 'utf8'));
  manifest.dependencies['@wristband/express-auth'] = '^6.0.1';
  await writeFile(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** How it is started; in development unless said. */
export function expressServer(
  kind: ExpressKind,
  app: string,
  env: Readonly<Record<string, string>> = {},
): Start {
  return {
    cwd: app,
    argv: () => ['node', kind === 'generated' ? 'bin/www' : 'dist/server.js'],
    env: (port) => ({ PORT: String(port), ...env }),
  };
}
