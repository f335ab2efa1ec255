import type { Aliases, Formatting } from '../../../languages/typescript/index.js';
import type { EnvFile } from '../../../session/index.js';
import type { ConfigFile } from './config-file.js';
import type { EnvValidation } from './env-validation.js';
import type { LoadList } from './load-list.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import type { ImportsLocation } from './root-imports.js';
import type { RootName } from './root-module.js';
import type { Survey } from './survey.js';

/** One NestJS application, as detection understood it. */
export interface NestApp {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Nest's major version. */
  readonly major: number;
  readonly root: RootName & {
    readonly file: string;
    /** Whether a class that it extends has a `configure`, or cannot be looked at. */
    readonly mayInheritConfigure: boolean;
    /** Whether it is decorated with `@Global()`. */
    readonly isGlobal: boolean;
  };
  readonly imports: ImportsLocation & {
    /** Whether what ConfigModule loads there is surely ready as soon as it is asked for. */
    readonly loadsAtOnce: boolean;
    /** The list that `load` names there; undefined where there is none that the configuration can go into. */
    readonly loadList: LoadList | undefined;
  };
  readonly config: ConfigFile & {
    /** The path alias by which the root module's imports name it; undefined where they name files relatively. */
    readonly alias: string | undefined;
    /** Other modules that the root module's imports get it from, because they export it again. */
    readonly barrels: readonly string[];
  };
  /** How the project's formatter lays out the files that are edited, by path. */
  readonly formatting: ReadonlyMap<string, Formatting>;
  readonly aliases: Aliases;
  /** `.js`, `.ts` or nothing: how the application's relative imports end. */
  readonly suffix: string;
  /** The env file that ConfigModule reads in development; undefined when it reads none, or an unknown one. */
  readonly envFile: EnvFile | undefined;
  /** Samples of a `.env` beside the application's package.json. */
  readonly samples: readonly string[];
  /** Where ConfigModule is told what it reads; undefined where it is still to be added, or not found. */
  readonly forRoot: { readonly file: string; readonly line: number } | undefined;
  /** Undefined where nothing keeps variables of the environment from the application. */
  readonly validation: EnvValidation | undefined;
  readonly survey: Survey;
  /** Whether it gives the SDK's authentication its options itself: then the session alone is configured. */
  readonly ownAuth: boolean;
}
