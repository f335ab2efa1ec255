import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from './available.js';
import { discard, newFolder } from './folders.js';
import { MANAGERS, programsOf, registryOf } from './package-managers.js';
import { packCli } from './packages.js';
import { run } from './programs.js';
import { openRegistry, type Registry } from './registry.js';

const NAME = 'create-wristband-session';
const manifest: { version: string; bin: Record<string, string> } = JSON.parse(
  await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
);

describeWith(['cli'], 'the packed command, from a registry', () => {
  let registry: Registry;
  let packed: string;

  beforeAll(async () => {
    packed = await newFolder('published');
    registry = await openRegistry({ [NAME]: { ...manifest, tarball: await packCli(packed) } });
  });
  afterAll(async () => {
    registry.close();
    await discard(packed);
  });

  describe.each(Object.entries(MANAGERS))('with %s', (name, manager) => {
    it('is started by its word for packages that create', async ({ skip }) => {
      const programs = await programsOf(name, manager);
      if (programs === undefined) return skip(`${name} cannot be had from the registry here`);
      const app = await newApp(manager.files);
      const env = { PATH: `${programs}:${process.env['PATH'] ?? ''}`, ...registryOf(registry.url, app) };
      const version = await run([...manager.create, '--version'], { cwd: app, env });
      expect(version.exitCode, version.output).toBe(0);
      expect(version.stdout.trim().split('\n')).toContain(manifest.version);
      const dry = await run([...manager.create, '--dry-run', '--no-install'], { cwd: app, env });
      expect(dry.exitCode, dry.output).toBe(0);
      expect(dry.stdout).toContain(
        "+SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'",
      );
      await discard(app);
    });
  });

  it('stops where npm has kept a flag for itself', async () => {
    const app = await newApp({});
    const env = registryOf(registry.url, app);
    const create = ['npm', 'create', '--yes', 'wristband-session'] as const;
    // npm takes --dry-run for itself, too, and then only starts what it has in its cache.
    await run([...create, '--', '--version'], { cwd: app, env });
    const kept = [...create, '--framework', 'django', '--dry-run'] as const;
    const { exitCode, output } = await run(kept, { cwd: app, env });
    expect(exitCode, output).toBe(2);
    expect(output).toContain('npm create wristband-session -- --dry-run --framework django');
    expect(await readFile(join(app, 'site1/settings.py'), 'utf8')).not.toContain('SESSION_ENGINE');
    const check = await run([...create, 'check', '--production'], { cwd: app, env });
    expect(check.exitCode, check.output).toBe(2);
    expect(check.output).toContain('npx create-wristband-session check --production');
    await mkdir(join(app, 'below'));
    const below = await run([...create, '-C', 'below'], { cwd: app, env });
    expect(below.exitCode, below.output).toBe(2);
    expect(below.output).toContain('npm create wristband-session -- --cwd below');
    await discard(app);
  });
});

/** A Django project that also is what a JavaScript package manager takes for a project. */
async function newApp(files: Readonly<Record<string, string>>): Promise<string> {
  const app = await newFolder('created');
  const all: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'app', version: '1.0.0', private: true }),
    'manage.py': "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site1.settings')\n",
    'requirements.txt': 'Django==5.2\n',
    'site1/__init__.py': '',
    'site1/settings.py':
      "from pathlib import Path\n\nBASE_DIR = Path(__file__).resolve().parent.parent\n\nINSTALLED_APPS = [\n    'django.contrib.auth',\n    'django.contrib.contenttypes',\n]\n\nMIDDLEWARE = [\n    'django.middleware.security.SecurityMiddleware',\n]\n",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(join(app, path, '..'), { recursive: true });
    await writeFile(join(app, path), text);
  }
  return app;
}
