/** A package as one package.json asks for it. */
export interface Asked {
  readonly name: string;
  readonly range: string;
  /** The folder of that package.json, from the lockfile's; `''` where they stand together. */
  readonly importer: string;
}
