import { describe, expect, it } from 'vitest';
import { application, manifest, planFor, type Files } from '../application.js';

const SDK = '@wristband/nestjs-auth';
const CONFIG = '@nestjs/config';

const installed = (name: string, version: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
});
const locked = (name: string, version: string): Files => ({
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: { '': {}, [`node_modules/${name}`]: { version } },
  }),
});
const declaring = (packages: Files): Files =>
  application({ 'package.json': manifest({ [SDK]: '^1.0.0', [CONFIG]: '^4.0.0', ...packages }) });

/** What stops the run, and what it leaves to do by hand. */
async function saidOf(files: Files) {
  const { plan } = await planFor(files);
  const findings = plan.changeSet.review?.(new Map()).detected?.findings ?? [];
  return {
    blocked: plan.blocked.map(({ reason }) => reason),
    findings: findings.map(({ message }) => message),
  };
}

describe('a package that is too old', () => {
  it('blocks where it is installed, whatever is declared', async () => {
    const files = { ...declaring({}), ...installed(SDK, '1.0.0-rc12') };
    expect(await saidOf(files)).toEqual({
      blocked: [`${SDK} 1.0.0-rc12 is installed. Sessions need 1.0.0 or later.`],
      findings: [],
    });
  });

  it.each(['0.9.4', '1.0.0-rc12'])(
    'is a finding where %s is locked, and a good one installed',
    async (version) => {
      const files = { ...declaring({}), ...installed(SDK, '1.0.3'), ...locked(SDK, version) };
      const { blocked, findings } = await saidOf(files);
      expect(blocked).toEqual([]);
      expect(findings).toEqual([expect.stringContaining(`${SDK} ${version} is locked.`)]);
    },
  );

  it.each(['^0.9.0', '0.9.x', '<1', '1.0.0-rc12', '>=0.5 <0.9'])(
    'is a finding where %s is declared, and a good one installed',
    async (range) => {
      const { blocked, findings } = await saidOf({
        ...declaring({ [SDK]: range }),
        ...installed(SDK, '1.0.3'),
      });
      expect(blocked).toEqual([]);
      expect(findings).toEqual([expect.stringContaining(`${SDK} ${range} is declared.`)]);
    },
  );

  it.each([
    '^1.0.0-rc1',
    '>=0.9',
    '*',
    'latest',
    'workspace:*',
    'github:wristband/nestjs-auth',
    '1.0.0',
    '^2.0.0',
  ])('is none for the range %s', async (range) => {
    expect(await saidOf(declaring({ [SDK]: range }))).toEqual({ blocked: [], findings: [] });
  });

  it.each([
    ['2.0.0', 1, 0],
    ['2.1.0', 0, 1],
    ['2.3.4', 0, 1],
    ['3.0.0', 0, 0],
  ])('@nestjs/config %s blocks %i times, and is %i findings', async (version, blocks, finds) => {
    const { blocked, findings } = await saidOf({
      ...declaring({ [CONFIG]: '>=1' }),
      ...installed(CONFIG, version),
    });
    expect([blocked.length, findings.length]).toEqual([blocks, finds]);
  });

  it('is raised by the command that adds the SDK', async () => {
    const files = application({ 'package.json': manifest({ [CONFIG]: '^2.3.0' }) });
    const { plan } = await planFor(files);
    expect(plan.dependencies).toMatchObject({
      missing: [SDK],
      command: ['npm', 'install', SDK, `${CONFIG}@4`],
    });
    expect(await saidOf(files)).toEqual({ blocked: [], findings: [] });
  });

  it('is looked for in the lockfile of the workspace', async () => {
    const files = Object.fromEntries(
      Object.entries(declaring({ [SDK]: '^1.0.0-rc1' })).map(([path, text]) => [`apps/shop/${path}`, text]),
    );
    const lock = {
      'package-lock.json': JSON.stringify({
        packages: { 'apps/shop': {}, [`node_modules/${SDK}`]: { version: '1.0.0-rc2' } },
      }),
    };
    const { plan } = await planFor({ ...files, ...lock }, { folder: 'apps/shop' });
    expect(plan.blocked.map(({ file }) => file)).toEqual(['package-lock.json']);
  });
});
