/** Where the sources of one application are. */
export interface Layout {
  /** The folder of the sources. */
  readonly sourceRoot: string;
  /** The file that starts the application. */
  readonly entry: string;
}
