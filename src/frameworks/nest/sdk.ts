import {
  importBindings,
  type ImportBinding,
  type ParsedTypeScript,
} from '../../languages/typescript/index.js';

import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../model/secret.js';

/** Names of Wristband's SDK for NestJS and of the guide pages that go with it. */
export const sdk = {
  package: '@wristband/nestjs-auth',
  sessionPath: '@wristband/nestjs-auth/session',
  authModule: 'WristbandExpressAuthModule',
  sessionModule: 'WristbandExpressSessionModule',
  middleware: 'WristbandExpressSessionMiddleware',
  authToken: 'wristbandAuth',
  sessionToken: 'wristbandSession',
  nextPage: 'https://docs.wristband.dev/docs/nestjs-add-auth-guard',
} as const;

export const configPackage = '@nestjs/config';

/** Variables that a new configuration file reads besides the secret. */
export const CLIENT_VARIABLES = [
  'WRISTBAND_CLIENT_ID',
  'WRISTBAND_CLIENT_SECRET',
  'WRISTBAND_APPLICATION_VANITY_DOMAIN',
] as const;

/** All variables that the patched application reads. */
export const VARIABLES: readonly string[] = [...CLIENT_VARIABLES, SECRET_VARIABLE];

/** The same, and what it reads while its secret is rotated. */
export const ALL_VARIABLES: readonly string[] = [...VARIABLES, PREVIOUS_VARIABLE];

/** The binding of a name of the SDK, from whichever of its paths the user imported it. */
export function findSdkImport(parsed: ParsedTypeScript, name: string): ImportBinding | undefined {
  return importBindings(parsed).find(
    ({ module, imported, typeOnly }) => isSdkPath(module) && imported === name && !typeOnly,
  );
}

/** Whether an import names the SDK or one of its subpaths. */
export function isSdkPath(module: string): boolean {
  return module === sdk.package || module.startsWith(`${sdk.package}/`);
}
