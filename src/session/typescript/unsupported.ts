import type { Node } from '../../languages/typescript/index.js';

/** Thrown for code that can't be edited safely. `changeFile` turns it into a blocked change. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  /** 1-based. */
  readonly line: number | undefined;

  /**
   * @param reason a sentence: what is there and why it cannot be edited
   * @param manual what to do by hand, where the change's own words do not fit
   */
  constructor(
    readonly reason: string,
    node?: Node,
    readonly manual?: string,
  ) {
    super(reason);
    this.line = node?.getStartLineNumber();
  }
}

/** The value, or the fallback where the code is not supported. */
export function unlessUnsupported<Value, Fallback>(find: () => Value, fallback: Fallback): Value | Fallback {
  try {
    return find();
  } catch (error) {
    if (error instanceof Unsupported) return fallback;
    throw error;
  }
}
