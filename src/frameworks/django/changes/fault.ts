/** What is wrong with a setting as Django would see it, or cannot be told of it. */
export interface Fault {
  /** The setting. */
  readonly name: string;
  /** A clause: `SESSION_ENGINE is 'x'`. */
  readonly message: string;
  /** False where it only cannot be told. */
  readonly sure: boolean;
  readonly file: string;
  readonly line?: number;
}

export function placeOf({ file, line }: Fault): Pick<Fault, 'file' | 'line'> {
  return line === undefined ? { file } : { file, line };
}
