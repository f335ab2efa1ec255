import { Node, type CallExpression, type SourceFile } from 'ts-morph';
import { findValueImport } from '../../../languages/typescript/bindings.js';
import { callsIn } from '../../../languages/typescript/nodes.js';
import { stringValue } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { Unsupported } from '../unsupported.js';
import { configPackage, sdk } from '../sdk.js';

/** One `registerAs('token', factory)` of @nestjs/config. */
export interface Registration {
  readonly call: CallExpression;
  /** The name under which other files import it; `default`, or undefined when it is not exported. */
  readonly exported: string | undefined;
}

/** The file that configures Wristband's SDK. */
export interface WristbandConfig {
  readonly parsed: ParsedTypeScript;
  /** What `registerAs` is called in the file. */
  readonly registerAs: string | undefined;
  readonly auth: Registration | undefined;
  readonly session: Registration | undefined;
}

/** @throws Unsupported when a token is registered twice */
export function readWristbandConfig(parsed: ParsedTypeScript): WristbandConfig {
  const registerAs = findValueImport(parsed, configPackage, 'registerAs')?.local;
  const calls = callsIn(parsed.file).filter(
    (call) => registerAs !== undefined && call.getExpression().getText() === registerAs,
  );
  return {
    parsed,
    registerAs,
    auth: registrationOf(parsed.file, calls, sdk.authToken),
    session: registrationOf(parsed.file, calls, sdk.sessionToken),
  };
}

function registrationOf(
  file: SourceFile,
  calls: readonly CallExpression[],
  token: string,
): Registration | undefined {
  const [call, second] = calls.filter((candidate) => stringValue(candidate.getArguments()[0]) === token);
  if (second !== undefined) throw new Unsupported(`${token} is registered twice.`, second);
  return call === undefined ? undefined : { call, exported: exportedName(file, call) };
}

function exportedName(file: SourceFile, call: CallExpression): string | undefined {
  const parent = call.getParent();
  if (Node.isExportAssignment(parent)) return parent.isExportEquals() ? undefined : 'default';
  if (!Node.isVariableDeclaration(parent)) return undefined;
  const local = parent.getName();
  if (parent.getVariableStatement()?.hasExportKeyword() === true) return local;
  const specifier = file
    .getExportDeclarations()
    .filter((declaration) => !declaration.hasModuleSpecifier())
    .flatMap((declaration) => declaration.getNamedExports())
    .find((candidate) => candidate.getName() === local);
  if (specifier !== undefined) return specifier.getAliasNode()?.getText() ?? local;
  const isDefault = file
    .getExportAssignments()
    .some((assignment) => !assignment.isExportEquals() && assignment.getExpression().getText() === local);
  return isDefault ? 'default' : undefined;
}
