import { Node, VariableDeclarationKind } from 'ts-morph';
import { editTypeScript, reparse } from '../../../languages/typescript/edit.js';
import { freeName, importName } from '../../../languages/typescript/imports.js';
import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { generatedStyle, styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import { insertAt } from '../../../languages/text/text-edit.js';
import type { Answers, PlannedTexts, Change } from '../../../model/types.js';
import type { NestApp } from '../app.js';
import { manualStep } from '../blocks.js';
import { newConfigFile, newSessionBlock, registrationBlock, withoutSecret } from '../config/config-blocks.js';
import { Unsupported } from '../unsupported.js';
import { readWristbandConfig } from '../config/registrations.js';
import { findSdkImport, sdk } from '../sdk.js';
import { editing } from './editing.js';

/** Creates the configuration file, or adds the session's configuration to the one that is there. */
export function registerSessionConfig(app: NestApp, answers: Answers): Change {
  return editing({
    title: 'register sessionConfig',
    file: app.config.file,
    manual: (style) => manual(style, answers),
    edit: (parsed, planned) => extendConfigFile(parsed, planned, app, answers),
    create: (planned) => createConfigFile(planned, app, answers),
  });
}

/** Written as the root module is written. */
function createConfigFile(planned: PlannedTexts, app: NestApp, answers: Answers): string {
  if (registersAuthModule(planned, app)) {
    throw new Unsupported(
      `${app.imports.file} registers ${sdk.authModule}, but no file registers its '${sdk.authToken}' configuration.`,
    );
  }
  const root = parseTypeScript(planned.read(app.imports.file) ?? '');
  const style = 'failure' in root ? generatedStyle : styleOf(root);
  return newConfigFile(style, answers).replaceAll('\n', style.eol);
}

function extendConfigFile(
  parsed: ParsedTypeScript,
  planned: PlannedTexts,
  app: NestApp,
  answers: Answers,
): string {
  const { auth, session, registerAs } = readWristbandConfig(parsed);
  if (session?.exported === undefined && session !== undefined) {
    throw new Unsupported(`The registration of '${sdk.sessionToken}' is not exported.`, session.call);
  }
  if (auth === undefined && !registersAuthModule(planned, app)) {
    throw new Unsupported(`The file does not register '${sdk.authToken}' with registerAs of @nestjs/config.`);
  }
  if (session !== undefined) return parsed.text;
  if (auth === undefined || registerAs === undefined) {
    throw new Unsupported(`The file registers neither '${sdk.authToken}' nor '${sdk.sessionToken}'.`);
  }
  return addSession(parsed.text, registerAs, answers);
}

function addSession(source: string, registerAs: string, answers: Answers): string {
  const type = { module: sdk.package, name: 'SessionOptions', type: true, alias: 'WristbandSessionOptions' };
  const { text, local: SessionOptions } = importName(source, type);
  const parsed = reparse(text);
  const style = styleOf(parsed);
  const ownOptions = optionsConstant(parsed, SessionOptions);
  const options = ownOptions ?? freeName(parsed, ['sessionOptions', 'wristbandSessionOptions']);
  const config = freeName(parsed, ['sessionConfig', 'wristbandSessionConfig']);
  const names = { options, config, registerAs, SessionOptions };
  const block = (ownOptions === undefined ? newSessionBlock : registrationBlock)(style, answers, names);
  const lines = style.eol + style.eol + block.replaceAll('\n', style.eol);
  return editTypeScript(text, [insertAt(text.trimEnd().length, lines)]);
}

/** A constant that the user declared for the session's options, but did not register yet. */
function optionsConstant({ file }: ParsedTypeScript, SessionOptions: string): string | undefined {
  const constants = file
    .getVariableStatements()
    .filter((statement) => statement.getDeclarationKind() === VariableDeclarationKind.Const)
    .flatMap((statement) => statement.getDeclarations());
  return constants
    .find((declaration) => {
      const value = declaration.getInitializer();
      const type = Node.isSatisfiesExpression(value) ? value.getTypeNode() : declaration.getTypeNode();
      return type?.getText() === SessionOptions;
    })
    ?.getName();
}

function manual(style: TypeScriptStyle, answers: Answers): string {
  const file = newConfigFile(style, withoutSecret(answers)).trimEnd();
  return manualStep('Let the file export authConfig and sessionConfig:', file);
}

function registersAuthModule(planned: PlannedTexts, app: NestApp): boolean {
  const root = parseTypeScript(planned.read(app.imports.file) ?? '');
  return !('failure' in root) && findSdkImport(root, sdk.authModule) !== undefined;
}
