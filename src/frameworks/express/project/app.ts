import type { Manifest } from '../../../languages/node/manifest.js';
import type { Aliases, Formatting, ObjectLiteralExpression } from '../../../languages/typescript/index.js';
import type { EnvFile } from '../../../session/index.js';
import type { SessionOwner } from '../../../session/typescript/session-owners.js';
import type { SecretSource } from '../../../session/typescript/secret-source.js';
import type { EnvLoading } from './loading-by-code.js';
import type { ModuleFormat } from './module-format.js';

/** One Express application, as detection understood it. */
export interface ExpressApp {
  readonly folder: string;
  /** The folder of package.json, which it is started in. */
  readonly root: string;
  readonly manifest: Manifest;
  /** Express's major version; undefined where the range in package.json allows several. */
  readonly major: number | undefined;
  /** The file that creates the application. */
  readonly file: string;
  readonly format: ModuleFormat;
  readonly aliases: Aliases;
  readonly session: SessionFile;
  /** How the application's file imports that of the session: relatively, or by an alias as its other imports. */
  readonly sessionPath: string;
  /** The files that configure the authentication beside: `createWristbandAuth({ … })`. */
  readonly authFiles: readonly string[];
  readonly formatting: ReadonlyMap<string, Formatting>;
  readonly loading: EnvLoading;
  /** Whether the file that makes the session is to load the env file itself, by dotenv. */
  readonly loadsHere: boolean;
  /** Undefined where the application reads none that is known. */
  readonly envFile: EnvFile | undefined;
  readonly samples: readonly string[];
  readonly isSecretSet: boolean;
  readonly owners: readonly SessionOwner[];
}

/** The file that makes the session. */
export interface SessionFile {
  readonly file: string;
  /** Whether it makes one already. */
  readonly isMade: boolean;
  /** Where another file hands it to `use`; undefined where it is not wired, or in the application's own file. */
  readonly wiredIn: { readonly file: string; readonly line: number } | undefined;
  /** Its options; undefined where it makes none, or they can't be followed. */
  readonly options: ObjectLiteralExpression | undefined;
  /** Undefined when it makes none. */
  readonly secret: SecretSource | undefined;
  /** Whether what `secrets` reads when the file is loaded is there by then; for a literal, once it is read from there. */
  readonly readsInTime: boolean;
  /** Whether its cookies, and those of the login, are sent without Secure in development. */
  readonly isInsecure: boolean;
}
