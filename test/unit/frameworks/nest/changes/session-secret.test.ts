import { describe, expect, it } from 'vitest';
import { CASE_SECRET } from '../../../../support/context.js';
import { application, planFor, type Files } from '../application.js';

const FILE = 'src/config/wristband.config.ts';

const withOptions = (options: string, more = ''): Files =>
  application({
    [FILE]: `import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';
${more}
export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'a',
  clientSecret: 'b',
  wristbandApplicationVanityDomain: 'c',
}));

const sessionOptions: SessionOptions = ${options};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({ ...sessionOptions }),
);
`,
  });

describe('a secret that is there stays', () => {
  it.each<[options: string, more?: string]>([
    [`{ secrets: '${CASE_SECRET}' }`],
    [`{ 'secrets': \`${CASE_SECRET}\` }`],
    [`{ secrets: ['${CASE_SECRET}', '${CASE_SECRET}'] }`],
    [`{ secrets: fromVault() }`],
    [`{ get secrets() { return process.env.SHOP_SECRET ?? ''; } }`],
    [`{ ...shared }`, `const shared = { secrets: '${CASE_SECRET}' };\n`],
    [`{ secrets }`, `const secrets = ['${CASE_SECRET}'];\n`],
    [`{ secrets: readLater(() => process.env.SHOP_SECRET) }`],
    [`{ ...elsewhere }`, `import { elsewhere } from './elsewhere';\n`],
  ])('%s', async (options, more) => {
    const files = withOptions(options, more);
    const { plan, after } = await planFor(files, { force: true });
    expect(plan.blocked).toEqual([]);
    expect(after[FILE]).toBe(files[FILE]);
    expect(Object.keys(after)).not.toContain('.env');
  });
});

describe('a secret that cannot work is replaced with consent', () => {
  it.each<[options: string, more?: string]>([
    [`{ secrets: '' }`],
    [`{ secrets: [] }`],
    [`{ secrets: 'too-short' }`],
    [`{ secrets: '<your-generated-secret>' }`],
    [`{ secrets: ['${CASE_SECRET}', 'short'] }`],
    [`{ secrets: process.env.SHOP_SECRET! }`],
    [`{ secrets: process.env['SHOP_SECRET'] ?? '' }`],
    [`{ secrets: [process.env.SHOP_SECRET as string] }`],
    [`{ secrets: env.SHOP_SECRET }`, `import { env } from 'node:process';\n`],
    [`{ secrets: secret }`, `const secret = process.env.SHOP_SECRET;\n`],
    [`{ secure: true, ...shared }`, `const shared = { secrets: 'short' };\n`],
  ])('%s', async (options, more) => {
    const files = withOptions(options, more);
    const first = await planFor(files);
    expect(first.plan.blocked).toMatchObject([
      { file: FILE, consent: expect.stringContaining('replace secrets') },
    ]);
    expect(first.after).toEqual(files);

    const forced = await planFor(files, { force: true });
    expect(forced.plan.blocked).toEqual([]);
    expect(forced.after[FILE]).toContain('get secrets(): string {');
    expect(forced.after['.env']).toContain(CASE_SECRET);
    expect((await planFor(forced.after)).plan.files).toEqual([]);

    const inline = await planFor(files, { force: true, secretStore: 'inline' });
    expect(inline.after[FILE]).toContain(`secrets: '${CASE_SECRET}'`);
    expect(Object.keys(inline.after)).not.toContain('.env');
  });

  it('never shows it', async () => {
    const { plan } = await planFor(withOptions(`{ secrets: 'hunter2-hunter2-hunter2' }`), { force: true });
    expect(plan.redact).toContain('hunter2-hunter2-hunter2');
  });
});

it('does not take the env file away from a getter that reads it', async () => {
  const first = await planFor(application());
  const second = await planFor(first.after, { secretStore: 'inline' });
  expect(second.plan.files).toEqual([]);
});

it('leaves a literal to whoever wrote it: no edit, and never shown', async () => {
  const literal = 'my-own-secret-0123456789-abcdefghijklmn';
  const files = withOptions(`{ secrets: '${literal}' }`);
  const { plan, after } = await planFor(files, { force: true });
  expect(plan.files.flatMap(({ path, done }) => (path === FILE ? done : []))).toEqual([]);
  expect(after[FILE]).toBe(files[FILE]);
  expect(plan.redact).toContain(literal);
});

describe('options that a constant declares and nothing registers', () => {
  const declared = (options: string): Files => {
    const text = withOptions(options)[FILE] ?? '';
    return application({ [FILE]: text.slice(0, text.indexOf('export const sessionConfig')) });
  };

  it('are registered, with what they lack', async () => {
    const { plan, after } = await planFor(declared('{ maxAge: 60 }'), { insecureDev: true });
    expect(plan.blocked).toEqual([]);
    expect(after[FILE]).toContain('{ ...sessionOptions }');
    expect(after[FILE]).toMatch(/maxAge: 60,\n {2}\/\/ Read lazily[^]*secure: false/);
    expect((await planFor(after, { insecureDev: true })).plan.files).toEqual([]);
  });

  it('block where it cannot be seen which object they are', async () => {
    const { plan } = await planFor(declared('build()'), { insecureDev: true });
    expect(plan.blocked).toMatchObject([{ file: FILE, title: 'set secure to false' }]);
    expect(plan.files.flatMap(({ done }) => done)).not.toContain('register sessionConfig');
  });
});
