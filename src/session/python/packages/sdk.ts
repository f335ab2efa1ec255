import type { Version } from './specifier.js';

/** The Wristband SDK of a Python framework; the names are normalised, as those of requirements are. */
export interface PythonSdk {
  /** The framework's own package: what the SDK needs is declared where that is. */
  readonly framework: string;
  readonly name: string;
  /** The first version that has what a run puts in. */
  readonly floor: string;
  /** What older versions lack, as the end of a sentence: `has no session engine`. */
  readonly lacks: string;
  /** The oldest Python that it runs on. */
  readonly python: Version;
  /** The version of the framework that itself needs that Python: a project with it runs on no older one, whatever is left over. */
  readonly recent?: Version;
  /** What it needs besides, where a project may be held back by an older version. */
  readonly needs?: { readonly name: string; readonly version: Version; readonly requirement: string };
}
