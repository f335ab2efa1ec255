import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { edit } from './folders.js';
import { importSuffix, installPackages, type Flavour, type NestMajor } from './nest-app.js';

/** The range of @nestjs/config that somebody who followed the guide on this major has. */
const CONFIG_RANGE: Record<NestMajor, string> = { 10: '^3.0.0', 11: '^4.0.0', 12: '^12.0.0' };

/** Brings an application to where the guide's page before this one leaves it. */
export async function followGuide(
  app: string,
  major: NestMajor,
  flavour: Flavour,
  standIn: string,
): Promise<void> {
  await installPackages(app, [`@nestjs/config@${CONFIG_RANGE[major]}`, standIn]);
  const config = join(app, 'src', 'config', 'wristband.config.ts');
  await mkdir(dirname(config), { recursive: true });
  await writeFile(config, GUIDE_CONFIG);
  // The guide's `get` does not type-check under strictNullChecks, which only the default of Nest 10 is without.
  const get = major === 10 && flavour === 'default' ? 'get' : 'getOrThrow';
  await edit(join(app, 'src', 'app.module.ts'), [
    [
      `import { Module } from '@nestjs/common';\n`,
      `import { Module } from '@nestjs/common';\n${guideImports(major)}`,
    ],
    [`imports: [],`, guideModules(get)],
  ]);
}

const GUIDE_CONFIG = `import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: '<WRISTBAND_CLIENT_ID>',
  clientSecret: '<WRISTBAND_CLIENT_SECRET>',
  wristbandApplicationVanityDomain: '<WRISTBAND_APPLICATION_VANITY_DOMAIN>',
}));
`;

function guideImports(major: NestMajor): string {
  return `import { ConfigModule, ConfigService } from '@nestjs/config';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { env } from 'node:process';
import { authConfig } from './config/wristband.config${importSuffix(major)}';
`;
}

function guideModules(get: string): string {
  return `imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [authConfig],
      envFilePath: env.NODE_ENV === 'production' ? '' : '.env',
      ignoreEnvFile: env.NODE_ENV === 'production',
    }),
    WristbandExpressAuthModule.forRootAsync({
      imports: [ConfigModule],
      useFactory: (configService: ConfigService) =>
        configService.${get}('wristbandAuth'),
      inject: [ConfigService],
    }),
  ],`;
}
