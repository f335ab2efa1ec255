import type { Snapshot } from './files.js';

/** One concern in one file. Changes of the same file run in order, each on the text the one before left. */
export interface Change {
  /** What it does, in the imperative: "add WristbandExpressSessionModule to imports". */
  readonly title: string;
  /** What is wrong as long as it isn't done, as `check` says it: "secure should be true". */
  readonly problem?: string | undefined;
  readonly file: string;
  /** The file holds secrets: it is shown as a line of prose, never as a diff. */
  readonly hidden?: boolean;
  /** Permission bits if the file is created. */
  readonly mode?: number;
  /** `source` is undefined when there is no such file. Pure. */
  run(source: string | undefined, planned: PlannedTexts): ChangeResult;
}

export interface PlannedTexts {
  /** The text of another planned or declared file as it stands at this point of the plan. */
  read(path: string): string | undefined;
}

export type ChangeResult = ChangedResult | DeletedResult | UnchangedResult | BlockedResult;

interface Remarks {
  readonly notes?: readonly Note[];
  /** What is wrong and is left to do by hand: no edit of this change fixes it. */
  readonly findings?: readonly Finding[];
  /** Secrets that stand in the file and must not be shown. */
  readonly redact?: readonly string[];
}

export interface ChangedResult extends Remarks {
  readonly kind: 'changed';
  readonly text: string;
  /** What was done, where the change does several things to its file; absent: what its own title says. */
  readonly titles?: readonly string[];
  /** What was wrong before each of these. */
  readonly problems?: readonly (string | undefined)[];
  /** Where in the text that it got each of these begins, 1-based; undefined where that is unknown. */
  readonly lines?: readonly (number | undefined)[];
}

/** The file held nothing but what was taken away. */
interface DeletedResult extends Remarks {
  readonly kind: 'deleted';
}

interface UnchangedResult extends Remarks {
  readonly kind: 'unchanged';
}

export interface BlockedResult {
  readonly kind: 'blocked';
  /** A sentence: what is there and why it can't be edited safely. */
  readonly reason: string;
  readonly line?: number;
  /** What to do by hand: a sentence, then the exact code. */
  readonly manual: string;
  /** The code in `manual`, as data, where pasting it is all that is to be done. */
  readonly code?: readonly ManualCode[];
  /** Present when consent (--force, or a yes on a TTY) unblocks it: what would be replaced by what. */
  readonly consent?: string;
  /** Present when it only stands beside what a run writes: what is left to do by hand after that. */
  readonly beside?: string;
  /** Secrets that stand in the file and must not be shown. */
  readonly redact?: readonly string[];
  /** What it stopped, where the change does several things to its file; absent: what the change's title says. */
  readonly title?: string;
  /** The other things that are blocked. */
  readonly also?: readonly (Omit<BlockedResult, 'also' | 'edited'> & { readonly title: string })[];
  /** What could be done to the file all the same. `check` names it; nothing is written as long as something is blocked. */
  readonly edited?: Pick<ChangedResult, 'text' | 'problems'> & { readonly titles: readonly string[] };
}

/** Code that is pasted after everything else in a file. */
export interface ManualCode {
  readonly file: string;
  readonly code: string;
  /** It is pasted at the end of this class. */
  readonly inClass?: string;
  /** It is pasted above this line. */
  readonly above?: number;
}

export interface Blocked extends BlockedResult {
  readonly title: string;
  readonly file: string;
}

/** Something the user should know; never an error. */
export interface Note {
  readonly message: string;
  readonly file?: string;
  /** In a plan, of the file as it is on the disk. */
  readonly line?: number;
  /** The line once the plan is carried out, where that can't be worked out from the other one. */
  readonly lineAsWritten?: number;
  /** It is about the application: however many places give rise to it, it is said for the first one only. */
  readonly isSaidOnce?: boolean;
}

/** Something that is wrong: `check` reports it, and where no run fixes it, a run leaves it to do by hand. */
export interface Finding extends Note {
  /** How it is fixed by hand: a sentence, then the code if there is any. Absent where a run fixes it. */
  readonly manual?: string;
}

/** Texts of files, by path; those that are not there are as they were when the project was detected. */
export type Texts = ReadonlyMap<string, string>;

/** What a framework would make of the planned files, beside what the changes themselves have said. Lines are those of the planned texts. */
export interface Review {
  /** Surely not what was asked for: nothing is written. */
  readonly blocked: readonly Blocked[];
  /** What is wrong and left to do by hand. */
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  /** What is unknown, and why; `check` notes it. */
  readonly unknown: readonly Note[];
  /** What was known when the project was detected, whatever is planned: with lines of the files on the disk. */
  readonly detected?: Pick<Remarks, 'notes' | 'findings'>;
  /** Whether something is unknown that the project itself can tell (--verify). */
  readonly isOpen?: boolean;
}

export interface PlannedFile {
  readonly path: string;
  readonly before: Snapshot | undefined;
  /** Undefined for a file that is deleted. */
  readonly after: Uint8Array | undefined;
  /** `after` as text, without a byte order mark; empty for a file that is deleted. */
  readonly text: string;
  readonly mode?: number;
  readonly hidden: boolean;
  /** Titles of the changes that changed it. */
  readonly done: readonly string[];
  /** What is wrong before each of these. */
  readonly problems?: readonly (string | undefined)[];
  /** Where in the file on the disk each of these begins, 1-based. */
  readonly lines?: readonly (number | undefined)[];
}
