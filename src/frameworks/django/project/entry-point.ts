import type { Note } from '../../../model/change.js';
import type { NamedSettings } from './settings-named.js';

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  /** The file that names the settings: manage.py, or what stands in for it. */
  readonly file: string;
  /** Undefined where there is none that is Django's. */
  readonly manage: string | undefined;
  /** The folder that modules are imported from: that of manage.py. */
  readonly app: string;
  /** As it is named: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Others that the file names, or has as its default. */
  readonly others: readonly NamedSettings[];
  /** The entries of servers that were found while looking for one that names the settings. */
  readonly servers?: readonly string[];
  /** How the settings were found, where it was not manage.py that named them. */
  readonly note?: Note;
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
}
