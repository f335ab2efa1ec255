import {
  importBindings,
  importDeclaration,
  importedLocal,
  importName,
  isInside,
  stringsIn,
  stringValue,
  usesOf,
  type CallExpression,
  type EditSession,
  type ParsedTypeScript,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { PlannedTexts } from '../../../model/change.js';
import { manualStep, render } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import { requireImport, registrationsOf, type ModuleCall } from '../project/module-calls.js';
import { rootImports, type RootImports } from '../project/root-imports.js';
import { at } from '../../../session/typescript/search.js';
import { unreadReason } from '../project/survey.js';
import { configPackage, findSdkImport, isSdkPath, sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { configExports, findConfig, importConfig } from './config-imports.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';
import { addModule, columnsOfElements, optionsComeFrom } from './root-imports.js';

/** A module of the SDK that takes its options from ConfigService. */
interface SdkModule {
  readonly name: string;
  readonly package: string;
  readonly token: string;
}

const authModule: SdkModule = { name: sdk.authModule, package: sdk.package, token: sdk.authToken };

const sessionModule: SdkModule = {
  name: sdk.sessionModule,
  package: sdk.sessionPath,
  token: sdk.sessionToken,
};

/** WristbandExpressAuthModule is part of the guide's step before; one that is there is left as it is. */
export function registerAuthModule(app: NestApp): Behaviour {
  return registerModule(authModule, app, () => undefined);
}

/** @returns a behaviour that throws Unsupported where one is there that takes its options from elsewhere */
export function registerSessionModule(app: NestApp): Behaviour {
  return registerModule(sessionModule, app, ([{ call }, second], parsed, planned) => {
    if (second !== undefined) throw new Unsupported(`${sdk.sessionModule} is registered twice.`, second.call);
    const local = findConfig(parsed, app, configExports(app, planned).session)?.local;
    if (usesConfig(call, parsed, local)) return;
    throw new Unsupported(`${sdk.sessionModule} does not take its options from '${sdk.sessionToken}'.`, call);
  });
}

/** @param accept throws Unsupported for a registration that does not do what ours does */
function registerModule(
  module: SdkModule,
  app: NestApp,
  accept: (
    present: readonly [ModuleCall, ...ModuleCall[]],
    parsed: ParsedTypeScript,
    planned: PlannedTexts,
  ) => void,
): Behaviour {
  return {
    title: `add ${module.name}`,
    problem: `${module.name} is missing`,
    manual: (style) => manual(style, module),
    apply(session, planned) {
      const { parsed } = session;
      const imports = rootImports(parsed, app);
      const local = findSdkImport(parsed, module.name)?.local;
      const [present, ...others] = local === undefined ? [] : registrationsOf(imports, local);
      if (present !== undefined) {
        accept([present, ...others], parsed, planned);
        return undefined;
      }
      requireNotElsewhere(parsed, module, app);
      const isLoaded = optionsComeFrom(imports, app) === 'load';
      const item = isLoaded
        ? elementFor(session, module, imports)
        : elementWithProvider(session, module, { app, planned, imports });
      addAfterOthers(session, imports, item);
      return undefined;
    },
  };
}

/** A module that is registered twice would run its middleware twice. */
function requireNotElsewhere(
  parsed: ParsedTypeScript,
  module: SdkModule,
  { survey, manifest, imports }: NestApp,
): void {
  requireImport(parsed, module.name);
  const elsewhere = survey.wired.find(({ name, file }) => name === module.name && file !== imports.file);
  if (elsewhere !== undefined) {
    throw new Unsupported(`${module.name} is used in ${at(elsewhere)}, not in the root module.`);
  }
  const isUsedHere = importBindings(parsed).some((binding) => isSdkPath(binding.module));
  if (survey.unread !== undefined && manifest.declared[sdk.package] !== undefined && !isUsedHere) {
    throw new Unsupported(`${module.name} is not used here, and ${unreadReason(survey.unread)}.`);
  }
}

/** The element that takes the options from ConfigService. */
function elementFor(session: EditSession, module: SdkModule, imports: RootImports): string {
  const fromConfig = (name: string) =>
    importName(session, { module: configPackage, name, alias: `Nest${name}` });
  const ConfigModule = fromConfig('ConfigModule');
  const ConfigService = fromConfig('ConfigService');
  const names = { module: importModule(session, module), ConfigModule, ConfigService };
  const indent = columnsOfElements(session, imports);
  return render('sdk-module', session.style, { ...names, token: module.token }, { indent });
}

/** The element with `config.asProvider()`, which needs no ConfigModule that loads the configuration. */
function elementWithProvider(
  session: EditSession,
  module: SdkModule,
  { app, planned, imports }: { app: NestApp; planned: PlannedTexts; imports: RootImports },
): string {
  const { auth = 'authConfig', session: ofSession } = configExports(app, planned);
  const config = importConfig(session, app, module.token === sdk.sessionToken ? ofSession : auth);
  const indent = columnsOfElements(session, imports);
  const names = { module: importModule(session, module), config };
  return render('sdk-module-provider', session.style, names, { indent });
}

function importModule(session: EditSession, { name, package: path }: SdkModule): string {
  return importName(session, { module: path, name, alias: name });
}

/** After ConfigModule and after the SDK's other module. */
function addAfterOthers(session: EditSession, imports: RootImports, item: string): void {
  const { parsed } = session;
  addModule(session, imports, item, [
    importedLocal(session, { module: configPackage, name: 'ConfigModule' }),
    findSdkImport(parsed, authModule.name)?.local ??
      importedLocal(session, { module: authModule.package, name: authModule.name }),
  ]);
}

/** By the token, or by the configuration itself (`sessionConfig.asProvider()`, `inject: [sessionConfig.KEY]`). */
function usesConfig(
  call: CallExpression,
  parsed: ParsedTypeScript,
  configLocal: string | undefined,
): boolean {
  const uses = configLocal === undefined ? [] : usesOf(parsed, configLocal);
  return (
    stringsIn(call).some((literal) => stringValue(literal) === sdk.sessionToken) ||
    uses.some((use) => isInside(use, call))
  );
}

/** How to register it by hand. */
function manual(style: TypeScriptStyle, module: SdkModule): string {
  const names = { module: module.name, ConfigModule: 'ConfigModule', ConfigService: 'ConfigService' };
  const imports = [
    importDeclaration(['ConfigModule', 'ConfigService'], configPackage, style),
    importDeclaration([module.name], module.package, style),
  ];
  const element = render('sdk-module', style, { ...names, token: module.token });
  return manualStep('Add this to the imports of the root module:', imports.join('\n'), `${element},`);
}
