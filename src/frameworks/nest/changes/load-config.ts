import { reparse } from '../../../languages/typescript/edit.js';
import { importDeclaration, importName } from '../../../languages/typescript/imports.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import type { PlannedTexts, Change } from '../../../model/types.js';
import { addModule } from '../root/add-module.js';
import { addToLoad } from '../root/add-to-load.js';
import type { NestApp } from '../app.js';
import { manualStep, render } from '../blocks.js';
import { configForRoot } from '../root/config-module.js';
import { isLoaded } from '../root/loaded.js';
import { configExports, configSpecifier, importConfig, isProvided } from '../config/config-names.js';
import { deliveryOf } from '../root/delivery.js';
import { at } from '../findings.js';
import { isRegistered, refuseUnimported } from '../root/module-uses.js';
import { Unsupported } from '../unsupported.js';
import { importsHome } from '../root/imports-home.js';
import { configPackage, sdk } from '../sdk.js';
import { editing } from './editing.js';

/** Lets ConfigModule load the configurations; ConfigModule itself is added as the guide shows it. */
export function loadConfig(app: NestApp): Change {
  return editing({
    title: 'load the configuration in ConfigModule',
    file: app.imports.file,
    manual: (style) => manual(style, app),
    edit: (parsed, planned) => load(parsed, planned, app),
  });
}

function load(parsed: ParsedTypeScript, planned: PlannedTexts, app: NestApp): string {
  const exports = configExports(app, planned);
  const wanted = [exports.auth, exports.session]
    .filter((exported) => exported !== undefined)
    .filter((exported) => !isProvided(parsed, app, exported));
  if (wanted.length === 0) return parsed.text;
  const home = importsHome(parsed, app);
  const isOwn = isProvided(parsed, app, exports.session) || !isRegistered(home, sdk.sessionModule);
  if (isOwn && deliveryOf(home, app) === 'provider') return parsed.text;
  const forRoot = configForRoot(home);
  if (forRoot === undefined) {
    refuseUnimported(parsed, 'ConfigModule');
    return addConfigModule(parsed.text, app, wanted);
  }
  return wanted
    .filter((exported) => !isLoaded(home, app, forRoot, exported))
    .reduce((text, exported) => addToLoad(text, app, exported), parsed.text);
}

function addConfigModule(source: string, app: NestApp, exports: readonly string[]): string {
  refuseOtherConfigModule(app);
  const module = importName(source, {
    module: configPackage,
    name: 'ConfigModule',
    alias: 'NestConfigModule',
  });
  const env = importName(module.text, { module: 'node:process', name: 'env', alias: 'processEnv' });
  let { text } = env;
  const load = exports.map((exported) => {
    const imported = importConfig(text, app, exported);
    text = imported.text;
    return imported.local;
  });
  const data = { ConfigModule: module.local, env: env.local, load };
  return addModule(text, app, render('config-module', styleOf(reparse(text)), data), () => 0);
}

/** A second forRoot would be right only if the first one does not do the same already. */
function refuseOtherConfigModule({ findings, manifest }: NestApp): void {
  const [other] = findings.configModules;
  if (other !== undefined) {
    throw new Unsupported(`ConfigModule.forRoot is called in ${at(other)}, not in the root module.`);
  }
  if (!findings.complete && manifest.declared[configPackage] !== undefined) {
    throw new Unsupported(
      'ConfigModule.forRoot is not called here, and not all files of the application could be searched for it.',
    );
  }
}

function manual(style: TypeScriptStyle, app: NestApp): string {
  const load = ['authConfig', 'sessionConfig'];
  const imports = [
    importDeclaration(['ConfigModule'], configPackage, style),
    importDeclaration(['env'], 'node:process', style),
    importDeclaration(load, configSpecifier(undefined, app), style),
  ];
  const element = render('config-module', style, { ConfigModule: 'ConfigModule', env: 'env', load });
  return manualStep('Let ConfigModule.forRoot load the configurations:', imports.join('\n'), `${element},`);
}
