import {
  callsIn,
  foreignName,
  type CallExpression,
  type ParsedTypeScript,
} from '../../languages/typescript/index.js';

/** Names of Wristband's SDK for Express and of the guide page that comes next. */
export const sdk = {
  package: '@wristband/express-auth',
  sessionPath: '@wristband/express-auth/session',
  createSession: 'createWristbandSession',
  createAuth: 'createWristbandAuth',
  nextPage: 'https://docs.wristband.dev/docs/expressjs-add-auth-middleware',
} as const;

/** What a run calls the factory, as the guide does. */
export const FACTORY = 'wristbandSession';

/** Whether an import names the SDK or one of its subpaths. */
export function isSdkPath(module: string): boolean {
  return module === sdk.package || module.startsWith(`${sdk.package}/`);
}

/** The calls of a function of the SDK in a file, however it is imported. */
export function sdkCalls({ file, text }: ParsedTypeScript, name: string): CallExpression[] {
  if (!text.includes(name)) return [];
  return callsIn(file).filter((call) => {
    const foreign = foreignName(call.getExpression());
    return foreign?.name === name && isSdkPath(foreign.specifier);
  });
}
