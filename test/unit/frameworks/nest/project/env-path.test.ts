import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../src/frameworks/nest/index.js';
import { CASE_SECRET } from '../../../../support/context.js';
import { application, planFor, searchIn, type Files } from '../application.js';

const withConfig = (options: string): Files =>
  application({
    'src/app.module.ts': `import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';

@Module({
  imports: [ConfigModule.forRoot(${options})],
})
export class AppModule {}
`,
  });

describe('the secret goes to the file that ConfigModule reads', () => {
  it.each([
    ['', '.env'],
    ['{ isGlobal: true }', '.env'],
    [`{ envFilePath: '.env.local' }`, '.env.local'],
    [`{ envFilePath: './config/.env' }`, 'config/.env'],
    ['{ envFilePath: `.env.dev` }', '.env.dev'],
    [`{ envFilePath: ['.env.dev'] }`, '.env.dev'],
    [`{ envFilePath: process.env.CI ? '' : '.env' }`, '.env'],
    [`{ envFilePath: (process.env.CI ? '.env.dev' : '.env.dev') as string }`, '.env.dev'],
    [`{ ignoreEnvFile: process.env.CI === '1' }`, '.env'],
  ])('forRoot(%s)', async (options, path) => {
    const { plan, after } = await planFor(withConfig(options));
    expect(plan.blocked).toEqual([]);
    expect(after[path]).toBe(`WRISTBAND_SESSION_SECRET=${CASE_SECRET}\n`);
  });

  it.each([
    '{ ignoreEnvFile: true }',
    `{ envFilePath: ['.env.local', '.env'] }`,
    `{ envFilePath: process.env.CI ? '.env.ci' : '.env' }`,
    '{ envFilePath: path }',
    '{ envFilePath: `.env.${process.env.STAGE}` }',
    `{ envFilePath: '/etc/shop.env' }`,
    `{ envFilePath: '../../shop.env' }`,
  ])('and to none where the file is unknown: forRoot(%s)', async (options) => {
    const { plan } = await planFor(withConfig(options));
    expect(plan.blocked).toEqual([]);
    expect(plan.files.map(({ path }) => path)).toEqual([
      'src/config/wristband.config.ts',
      'src/app.module.ts',
    ]);
    expect(plan.notes.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('none is written'),
    );
    expect(plan.nextSteps).toContainEqual(
      expect.stringContaining('WRISTBAND_SESSION_SECRET in the environment'),
    );
  });
});

describe('the wizard offers what is there', () => {
  const config = (options: string): Files =>
    application({
      'src/config/wristband.config.ts': `import { registerAs } from '@nestjs/config';

export const sessionConfig = registerAs('wristbandSession', () => (${options}));
`,
    });

  it.each([
    ['{ secure: false }', { insecureDev: true }],
    ['{ secure: true }', { insecureDev: false }],
    ['{ secure: isProduction }', { insecureDev: false }],
    [`{ secrets: 'x' }`, { insecureDev: false, secretStore: 'inline' }],
    ['{ get secrets() { return read(); } }', { insecureDev: false }],
    ['build()', { insecureDev: false }],
  ])('%s', async (options, current) => {
    expect((await detect(await searchIn(config(options)))).current).toEqual(current);
  });
});
