import { Node, type CallExpression } from 'ts-morph';
import { findValueImport, importBindings, usesOf } from '../../../languages/typescript/bindings.js';
import { reparse } from '../../../languages/typescript/edit.js';
import { importName } from '../../../languages/typescript/imports.js';
import { stringValue } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { styleOf } from '../../../languages/typescript/style.js';
import type { PlannedTexts, Change } from '../../../model/types.js';
import { addModule } from '../root/add-module.js';
import type { NestApp } from '../app.js';
import { configExports, findConfig, importConfig } from '../config/config-names.js';
import { deliveryOf } from '../root/delivery.js';
import { at } from '../findings.js';
import { indexAfter, refuseUnimported, registrationsOf, type ModuleCall } from '../root/module-uses.js';
import { Unsupported } from '../unsupported.js';
import { importsHome, type ImportsHome } from '../root/imports-home.js';
import {
  authModule,
  moduleByHand,
  moduleElement,
  moduleWithProvider,
  sessionModule,
  type SdkModule,
} from '../root/sdk-module-blocks.js';
import { configPackage, findSdkImport, isSdkPath, sdk } from '../sdk.js';
import { editing } from './editing.js';

/** WristbandExpressAuthModule is part of the guide's step before; one that is there is left as it is. */
export function registerAuthModule(app: NestApp): Change {
  return registerModule(authModule, app, () => undefined);
}

export function registerSessionModule(app: NestApp): Change {
  return registerModule(sessionModule, app, ([{ call }, second], parsed, planned) => {
    if (second !== undefined) throw new Unsupported(`${sdk.sessionModule} is registered twice.`, second.call);
    const exported = configExports(app, planned).session;
    const local = findConfig(parsed, app, exported)?.local;
    if (!usesConfig(call, parsed, local)) {
      throw new Unsupported(
        `${sdk.sessionModule} does not take its options from '${sdk.sessionToken}'.`,
        call,
      );
    }
  });
}

function registerModule(
  module: SdkModule,
  app: NestApp,
  accept: (
    present: readonly [ModuleCall, ...ModuleCall[]],
    parsed: ParsedTypeScript,
    planned: PlannedTexts,
  ) => void,
): Change {
  return editing({
    title: `add ${module.name}`,
    file: app.imports.file,
    manual: (style) => moduleByHand(style, module),
    edit(parsed, planned) {
      const home = importsHome(parsed, app); // An unsupported there is to be met before lines move.
      const local = findSdkImport(parsed, module.name)?.local;
      const [present, ...others] = local === undefined ? [] : registrationsOf(home, local);
      if (present === undefined) {
        refuseOtherPlaces(parsed, module, app);
        const isLoaded = deliveryOf(home, app) === 'load';
        return isLoaded ? add(parsed.text, module, app) : addProvider(parsed.text, module, app, planned);
      }
      accept([present, ...others], parsed, planned);
      return parsed.text;
    },
  });
}

/** A module that is registered twice would run its middleware twice. */
function refuseOtherPlaces(
  parsed: ParsedTypeScript,
  module: SdkModule,
  { findings, manifest, imports }: NestApp,
): void {
  refuseUnimported(parsed, module.name);
  const elsewhere = findings.wired.find(({ name, file }) => name === module.name && file !== imports.file);
  if (elsewhere !== undefined) {
    throw new Unsupported(`${module.name} is used in ${at(elsewhere)}, not in the root module.`);
  }
  const isUsedHere = importBindings(parsed).some((binding) => isSdkPath(binding.module));
  if (!findings.complete && manifest.declared[sdk.package] !== undefined && !isUsedHere) {
    throw new Unsupported(
      `${module.name} is not used here, and not all files of the application could be searched for it.`,
    );
  }
}

function add(source: string, module: SdkModule, app: NestApp): string {
  const config = importName(source, {
    module: configPackage,
    name: 'ConfigModule',
    alias: 'NestConfigModule',
  });
  const service = importName(config.text, {
    module: configPackage,
    name: 'ConfigService',
    alias: 'NestConfigService',
  });
  const own = importName(service.text, { module: module.package, name: module.name, alias: module.name });
  const names = { module: own.local, ConfigModule: config.local, ConfigService: service.local };
  const item = moduleElement(styleOf(reparse(own.text)), module, names);
  return addModule(own.text, app, item, placeOf);
}

/** With the options that the configuration itself provides. */
function addProvider(source: string, module: SdkModule, app: NestApp, planned: PlannedTexts): string {
  const { auth = 'authConfig', session } = configExports(app, planned);
  const config = importConfig(source, app, module.token === sdk.sessionToken ? session : auth);
  const own = importName(config.text, { module: module.package, name: module.name, alias: module.name });
  const names = { module: own.local, config: config.local };
  return addModule(own.text, app, moduleWithProvider(styleOf(reparse(own.text)), names), placeOf);
}

/** After ConfigModule and after the SDK's other module. */
function placeOf(home: ImportsHome): number {
  const locals = [
    findValueImport(home.parsed, configPackage, 'ConfigModule'),
    findSdkImport(home.parsed, authModule.name),
  ];
  return indexAfter(
    home,
    locals.map((binding) => binding?.local),
  );
}

/** By the token, or by the configuration itself (`sessionConfig.asProvider()`, `inject: [sessionConfig.KEY]`). */
function usesConfig(
  call: CallExpression,
  parsed: ParsedTypeScript,
  configLocal: string | undefined,
): boolean {
  const literals = call.getDescendants().filter(Node.isStringLiteral);
  const uses = configLocal === undefined ? [] : usesOf(parsed, configLocal);
  return (
    literals.some((literal) => stringValue(literal) === sdk.sessionToken) ||
    uses.some((use) => use.getStart() > call.getStart() && use.getEnd() < call.getEnd())
  );
}
