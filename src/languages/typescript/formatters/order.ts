/** The order that imports stand in. */
export interface ImportOrder {
  /** The group that a module belongs to: groups stand in the order of their numbers. */
  readonly groupOf: (module: string) => number;
  /** The order within a group; undefined where any order will do. */
  readonly compare: Compare | undefined;
  /** What earlier versions of the tool did, which counts where the file is sorted so. */
  readonly earlier?: Compare;
  /** Whether a blank line parts groups; undefined where the file decides. */
  readonly isSpaced?: boolean;
}

/** As `Array.sort` takes it. */
export type Compare = (a: string, b: string) => number;
