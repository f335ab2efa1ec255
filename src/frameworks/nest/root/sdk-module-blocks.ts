import { importDeclaration } from '../../../languages/typescript/imports.js';
import type { TypeScriptStyle } from '../../../languages/typescript/style.js';
import { manualStep, render } from '../blocks.js';
import { configPackage, sdk } from '../sdk.js';

/** A module of the SDK that takes its options from ConfigService. */
export interface SdkModule {
  readonly name: string;
  readonly package: string;
  readonly token: string;
}

export const authModule: SdkModule = { name: sdk.authModule, package: sdk.package, token: sdk.authToken };

export const sessionModule: SdkModule = {
  name: sdk.sessionModule,
  package: sdk.sessionPath,
  token: sdk.sessionToken,
};

/** What names stand for in the file that gets the element. */
export interface ModuleNames {
  readonly module: string;
  readonly ConfigModule: string;
  readonly ConfigService: string;
}

/** The element of `imports` that registers a module of the SDK. */
export function moduleElement(style: TypeScriptStyle, { token }: SdkModule, names: ModuleNames): string {
  return render('sdk-module', style, { ...names, token });
}

/** The same with `config.asProvider()`, which needs no ConfigModule that loads the configuration. */
export function moduleWithProvider(
  style: TypeScriptStyle,
  names: { readonly module: string; readonly config: string },
): string {
  return render('sdk-module-provider', style, names);
}

/** How to register it by hand. */
export function moduleByHand(style: TypeScriptStyle, module: SdkModule): string {
  const names = { module: module.name, ConfigModule: 'ConfigModule', ConfigService: 'ConfigService' };
  const imports = [
    importDeclaration(['ConfigModule', 'ConfigService'], configPackage, style),
    importDeclaration([module.name], module.package, style),
  ];
  const element = `${moduleElement(style, module, names)},`;
  return manualStep('Add this to the imports of the root module:', imports.join('\n'), element);
}
