import { insertAt } from '../../../languages/text/text-edit.js';
import {
  freeName,
  importName,
  parseTypeScript,
  styleOfNew,
  type EditSession,
  type ParsedTypeScript,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { PlannedTexts } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev } from '../../../session/questions.js';
import { manualStep } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import {
  declaredSessionOptions,
  readWristbandConfig,
  type WristbandConfig,
} from '../project/wristband-config.js';
import { configPackage, findSdkImport, sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import {
  flagTitle,
  loginFlag,
  newConfigFile,
  newSessionBlock,
  registrationBlock,
  sessionFlag,
  withoutSecret,
} from './config-blocks.js';
import type { Behaviour, CreatedFile, Remarks } from '../../../session/typescript/file-change.js';

const TITLE = 'register sessionConfig';

/** Adds the session's configuration to the configuration file that is there. */
export function registerSessionConfig(app: NestApp, answers: Answers): Behaviour {
  return {
    title: TITLE,
    problem: 'sessionConfig is not registered',
    manual: (style) => manual(style, app, answers),
    apply: (session, planned) => extendConfigFile(session, planned, app, answers),
  };
}

/** The configuration file where there is none, written as the root module is written. */
export function createConfigFile(app: NestApp, answers: Answers, planned: PlannedTexts): CreatedFile {
  const importing = importingFile(planned, app);
  if (!app.ownAuth && importing !== undefined && usesAuthModule(importing)) {
    throw new Unsupported(
      `${app.imports.file} registers ${sdk.authModule}, but no file registers its '${sdk.authToken}' configuration.`,
    );
  }
  const style = styleOfNew(importing, app.formatting.get(app.config.file));
  const flags = app.ownAuth ? [sessionFlag] : [sessionFlag, loginFlag];
  return {
    text: newConfigFile(style, answers, app).replaceAll('\n', style.eol),
    titles: [TITLE, ...(isInsecureDev(answers) ? flags.map((flag) => flagTitle(flag, answers)) : [])],
  };
}

function extendConfigFile(
  session: EditSession,
  planned: PlannedTexts,
  app: NestApp,
  answers: Answers,
): Remarks | undefined {
  const config = readWristbandConfig(session.parsed);
  if (config.session !== undefined && config.session.exported === undefined) {
    throw new Unsupported(`The registration of '${sdk.sessionToken}' is not exported.`, config.session.call);
  }
  const importing = importingFile(planned, app);
  if (!app.ownAuth) requireAuth(config, importing);
  if (config.session !== undefined) return undefined;
  const registerAs = importName(session, {
    module: configPackage,
    name: 'registerAs',
    alias: 'registerConfig',
  });
  return addSession(session, registerAs, answers);
}

function requireAuth(config: WristbandConfig, importing: ParsedTypeScript | undefined): void {
  if (config.auth === undefined && (importing === undefined || !usesAuthModule(importing))) {
    throw new Unsupported(`The file does not register '${sdk.authToken}' with registerAs of @nestjs/config.`);
  }
  if (config.session !== undefined) return;
  if (config.auth === undefined || config.registerAs === undefined) {
    throw new Unsupported(`The file registers neither '${sdk.authToken}' nor '${sdk.sessionToken}'.`);
  }
}

function addSession(session: EditSession, registerAs: string, answers: Answers): Remarks {
  const { parsed, style } = session;
  const SessionOptions = importName(session, {
    module: sdk.package,
    name: 'SessionOptions',
    type: true,
    alias: 'WristbandSessionOptions',
  });
  const declared = declaredSessionOptions(parsed)?.name;
  const options = declared ?? freeName(session, ['sessionOptions', 'wristbandSessionOptions']);
  const config = freeName(session, ['sessionConfig', 'wristbandSessionConfig']);
  const names = { options, config, registerAs, SessionOptions };
  const block = (declared === undefined ? newSessionBlock : registrationBlock)(style, answers, names);
  const lines = style.eol + style.eol + block.replaceAll('\n', style.eol);
  session.apply([insertAt(session.text.trimEnd().length, lines)]);
  const isNew = declared === undefined && isInsecureDev(answers);
  return { includes: isNew ? [flagTitle(sessionFlag, answers)] : [] };
}

function manual(style: TypeScriptStyle, app: NestApp, answers: Answers): string {
  const secure = { ...withoutSecret(answers), values: { ...answers.values, insecureDev: false } };
  return manualStep(
    `Export ${app.ownAuth ? 'sessionConfig' : 'authConfig and sessionConfig'} from the file:`,
    newConfigFile(style, secure, app).trimEnd(),
  );
}

/** The file of the root module's imports; undefined when it does not parse. */
function importingFile(planned: PlannedTexts, { imports }: NestApp): ParsedTypeScript | undefined {
  const parsed = parseTypeScript(planned.read(imports.file) ?? '');
  return 'failure' in parsed ? undefined : parsed;
}

function usesAuthModule(parsed: ParsedTypeScript): boolean {
  return findSdkImport(parsed, sdk.authModule) !== undefined;
}
