import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../src/frameworks/nest/index.js';
import { CASE_SECRET } from '../../../../support/context.js';
import { application, planFor, searchIn, type Files } from '../application.js';

const withConfig = (options: string): Files =>
  application({
    'src/app.module.ts': `import { Module } from '@nestjs/common';
import { ConfigModule, type ConfigModuleOptions } from '@nestjs/config';
import * as path from 'node:path';
import { join, resolve } from 'path';
import { importedFile } from './env';

const file = '.env.file';
const fileOf = () => '.env.returned';
const options = { envFilePath: '.env.options' };
declare const unknown: string, read: () => string;


@Module({
  imports: [ConfigModule.forRoot(${options})],
})
export class AppModule {}
`,
    'src/env.ts': `export const importedFile = '.env.imported';\n`,
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
    [`{ envFilePath: ['.env.local', '.env'] }`, '.env.local'],
    [`{ envFilePath: ['.env.local', '.env'].filter(Boolean) }`, '.env.local'],
    [`{ envFilePath: [process.env.ENV_FILE, '.env'] }`, '.env'],
    [`{ envFilePath: [path, '.env'] }`, '.env'],
    [`{ envFilePath: [...['.env.dev'], '.env'] }`, '.env.dev'],
    [`{ envFilePath: process.env.CI ? '.env.ci' : '.env' }`, '.env'],
    [`{ envFilePath: process.env.CI ? ['.env.ci'] : ['.env.dev', '.env'] }`, '.env.dev'],
    [`{ envFilePath: process.env.ENV_FILE ?? '.env' }`, '.env'],
    [`{ envFilePath: process.env.ENV_FILE || ['.env.dev'] }`, '.env.dev'],
    [`{ envFilePath: process.env['NODE_ENV'] === 'production' ? '.env.prod' : '.env' }`, '.env'],
    [`{ envFilePath: process.env.NODE_ENV !== 'production' ? '.env' : undefined }`, '.env'],
    ['{ envFilePath: `.env.${process.env.NODE_ENV}` }', '.env.development'],
    [`{ envFilePath: '.env.' + process.env.NODE_ENV }`, '.env.development'],
    [`{ envFilePath: \`.env.\${process.env.NODE_ENV || 'local'}\` }`, '.env.local'],
    ['{ envFilePath: `${process.cwd()}/env/.env` }', 'env/.env'],
    [`{ envFilePath: join(process.cwd(), '.env.dev') }`, '.env.dev'],
    [`{ envFilePath: path.resolve(process.cwd(), 'env', '.env') }`, 'env/.env'],
    [`{ envFilePath: resolve('.env.dev') }`, '.env.dev'],
    [`{ envFilePath: join(__dirname, '..', '.env.dev') }`, '.env.dev'],
    [`{ envFilePath: file }`, '.env.file'],
    [`{ envFilePath: fileOf() }`, '.env.returned'],
    [`{ envFilePath: importedFile }`, '.env.imported'],
    [`({ envFilePath: '.env.dev' } satisfies ConfigModuleOptions)`, '.env.dev'],
    [`options`, '.env.options'],
  ])('forRoot(%s)', async (options, path) => {
    const { plan, after } = await planFor(withConfig(options));
    expect(plan.blocked).toEqual([]);
    expect(after[path]?.split('\n')[0]).toBe(`WRISTBAND_SESSION_SECRET=${CASE_SECRET}`);
  });

  it.each([
    '{ ignoreEnvFile: true }',
    '{ envFilePath: read() }',
    `{ envFilePath: join(__dirname, '.env') }`,
    `{ envFilePath: join('/etc', '.env') }`,
    `{ envFilePath: unknown }`,
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
    expect(plan.changeSet.review?.(new Map()).detected?.findings).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('none is written'), line: 14 }),
    );
    expect(plan.nextSteps).toContainEqual(
      expect.stringContaining('WRISTBAND_SESSION_SECRET in every environment'),
    );
  });
});

describe('what is there has been decided', () => {
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
    [`{ secrets: '${'y'.repeat(32)}' }`, { insecureDev: false, secretStore: 'inline' }],
    [`{ secrets: 'short' }`, { insecureDev: false }],
    ['{ get secrets() { return read(); } }', { insecureDev: false, secretStore: 'env' }],
    ['build()', { insecureDev: false, secretStore: 'env' }],
  ])('%s', async (options, current) => {
    expect((await detect(await searchIn(config(options)))).current).toEqual(current);
  });
});
