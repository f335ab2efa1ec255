import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, startBuilt, type Scratch } from '../../support/built-command.js';

const args = ['--framework', 'django', '--dry-run'];
let project: Scratch;
let home = '';

beforeEach(() => {
  project = scratch('django');
  home = mkdtempSync(join(tmpdir(), 'home-'));
});

afterEach(() => {
  project.remove();
  rmSync(home, { recursive: true });
});

const run = (environment: Record<string, string | undefined> = {}, node: readonly string[] = []) =>
  startBuilt(args, project.folder, {
    environment: { XDG_CACHE_HOME: home, ...environment },
    node,
    stdin: '/dev/null',
  });

/** What is kept, by its path below the cache's home. */
function kept(): string[] {
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(home, name)).isFile()).sort();
}

describe('the cache of compiled code', () => {
  it("lies in the user's cache folder, below the package's name and version", async () => {
    expect(await run()).toMatchObject({ exit: 0 });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(kept().length).toBeGreaterThan(0);
    for (const path of kept()) expect(path).toMatch(new RegExp(`^create-wristband-session/${version}/`));
  });

  it('says nothing and changes nothing but the time', async () => {
    const [first, second] = [await run(), await run()];
    expect(second).toEqual(first);
    const without = await run({ CREATE_WRISTBAND_SESSION_CACHE: '0' });
    expect(without).toEqual(first);
  });

  it.each(['CREATE_WRISTBAND_SESSION_CACHE=0', 'NODE_DISABLE_COMPILE_CACHE=1'])(
    'is not kept with %s',
    async (pair) => {
      const [name = '', value] = pair.split('=');
      expect(await run({ [name]: value })).toMatchObject({ exit: 0 });
      expect(kept()).toEqual([]);
    },
  );

  it('is done without where the home is a file, is missing or cannot be written', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below'), '/dev/null', '/proc/no-such-folder']) {
      expect(await run({ XDG_CACHE_HOME: place })).toMatchObject({ exit: 0 });
    }
    const missing = join(home, 'missing');
    expect(await run({ XDG_CACHE_HOME: '', HOME: missing, USERPROFILE: missing })).toMatchObject({ exit: 0 });
    expect(kept()).toEqual(['file']);
  });

  it('is done without in a folder that others can write to', async () => {
    mkdirSync(join(home, 'create-wristband-session'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    mkdirSync(join(home, 'create-wristband-session', version), { mode: 0o777 });
    expect(await run()).toMatchObject({ exit: 0 });
    expect(kept()).toEqual([]);
  });
});

describe.runIf(!('enableCompileCache' in module))('where Node has none of its own', () => {
  it("names a file after the script, Node and V8's version and flags", async () => {
    await run();
    const names = kept();
    const made = `-[A-Z0-9]{8}\\.cjs-${process.version}-${process.arch}-[0-9a-f]+$`;
    for (const name of names) expect(name).toMatch(new RegExp(made));
    const ofDjango = () => kept().filter((name) => name.includes('/django-'));
    expect(ofDjango()).toHaveLength(1);
    await run({}, ['--no-opt']);
    expect(ofDjango()).toHaveLength(2);
  });

  it('is used, and is made again when it is broken', async () => {
    await run();
    const name = kept().find((path) => path.includes('/django-')) ?? '';
    const path = join(home, name);
    const before = statSync(path);
    await run();
    expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
    writeFileSync(path, 'no code at all');
    expect(await run()).toMatchObject({ exit: 0 });
    expect(statSync(path).size).toBeGreaterThan(1000);
  });

  it('is made again when a failing disk has changed what is in it', async () => {
    await run();
    const sound = kept().map((name) => readFileSync(join(home, name)));
    kept().forEach((name, index) => {
      const damaged = Buffer.from(sound[index] ?? '');
      damaged.fill(0, damaged.length / 2);
      writeFileSync(join(home, name), damaged);
    });
    expect(await run()).toMatchObject({ exit: 0 });
    for (const name of kept())
      expect(readFileSync(join(home, name)).subarray(-4)).not.toEqual(Buffer.alloc(4));
  });
});
