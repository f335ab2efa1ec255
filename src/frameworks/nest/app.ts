import type { EnvFile } from '../../session/index.js';
import type { Findings } from './findings.js';
import type { Manifest } from './reading/manifest.js';
import type { ImportsPlace } from './root/imports-home.js';
import type { RootName } from './root/root-module.js';
import type { SecretSource } from './config/secret-source.js';
import type { Aliases } from './reading/tsconfig.js';

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
  readonly imports: ImportsPlace;
  readonly config: ConfigFile;
  readonly aliases: Aliases;
  /** `.js`, `.ts` or nothing: how the application's relative imports end. */
  readonly suffix: string;
  /** The env file that ConfigModule reads; undefined when it reads none, or one that cannot be told. */
  readonly envFile: EnvFile | undefined;
  readonly findings: Findings;
}

/** The file that configures Wristband's SDK. */
export interface ConfigFile {
  readonly file: string;
  readonly exists: boolean;
  /** The path alias by which the root module's imports name it; undefined where they name files relatively. */
  readonly alias: string | undefined;
  /** False when one may be in a file that was not looked at. */
  readonly sure: boolean;
  /** Where its session options get the secret from; undefined when it has none. */
  readonly secret: SecretSource | undefined;
  /** Whether its session cookie is sent without Secure. */
  readonly insecure: boolean;
}
