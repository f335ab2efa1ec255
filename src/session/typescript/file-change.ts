import {
  EditSession,
  generatedStyle,
  parseTypeScript,
  reparse,
  type Formatting,
  type ParsedTypeScript,
  type TypeScriptStyle,
} from '../../languages/typescript/index.js';
import type { BlockedResult, Change, ChangeResult, Note, PlannedTexts } from '../../model/change.js';
import { Unsupported } from './unsupported.js';

/** One thing that a file of the patched application must do. */
export interface Behaviour {
  /** What its edit does, in the imperative. */
  readonly title: string;
  /** What is wrong as long as it isn't done. */
  readonly problem?: string;
  /** How to do it by hand, in the style of the file. */
  readonly manual: (style: TypeScriptStyle) => string;
  /**
   * Looks for what is missing or wrong in the file as it was read, and makes the edits.
   * @throws Unsupported when the file can't be edited safely
   */
  readonly apply: (session: EditSession, planned: PlannedTexts) => Remarks | undefined;
}

/** What a behaviour reports besides its edits. */
export interface Remarks {
  /** Titles of other behaviours that its edit has included. */
  readonly includes?: readonly string[];
  readonly notes?: readonly Note[];
  /** What the user has to decide first. The file is not edited until then. */
  readonly blocked?: Omit<BlockedResult, 'kind' | 'manual'> & { readonly manual?: string };
}

/** A file that is not there yet, or empty. */
export interface CreatedFile {
  readonly text: string;
  /** What it does, as behaviours are titled. */
  readonly titles: readonly string[];
}

/** The behaviours of one file. */
export interface FileChange {
  readonly file: string;
  readonly behaviours: readonly [Behaviour, ...Behaviour[]];
  /** What the project's formatter is told about the file. */
  readonly formatting?: Formatting | undefined;
  /** @throws Unsupported when the file must not be created */
  readonly create?: (planned: PlannedTexts) => CreatedFile;
  /** Secrets that stand in the file as it is, and must not be shown. */
  readonly hides?: (parsed: ParsedTypeScript) => readonly string[];
}

/**
 * All behaviours of one file as one change: the file is analysed once, and edited in one session. Where a behaviour is
 * blocked nothing is written, and all lines that are named are those of the user's file.
 */
export function changeFile(spec: FileChange): Change {
  const [{ title }] = spec.behaviours;
  return { title, file: spec.file, run: (source = '', planned) => run(spec, source, planned) };
}

function run(
  { behaviours, create, formatting, hides }: FileChange,
  source: string,
  planned: PlannedTexts,
): ChangeResult {
  if (create !== undefined && source.trim() === '') {
    const [first] = behaviours;
    const created = ifSupported(first, generatedStyle, () => create(planned));
    if ('kind' in created) return created;
    return {
      kind: 'changed',
      text: reparse(created.text).text,
      titles: created.titles,
      ...problemsOf(created.titles, behaviours),
    };
  }
  const parsed = parseTypeScript(source);
  if ('failure' in parsed) {
    const reason = `The file can't be edited: ${parsed.failure}.`;
    return allBlocked(
      behaviours.map(({ title, manual }) => ({
        kind: 'blocked',
        title,
        reason,
        line: parsed.line,
        manual: manual(generatedStyle),
      })),
    );
  }
  const result = edit(behaviours, { parsed, formatting }, planned);
  return hides === undefined ? result : { ...result, redact: hides(parsed) };
}

/** A file as it was read. */
interface Opened {
  readonly parsed: ParsedTypeScript;
  readonly formatting: Formatting | undefined;
}

function edit(behaviours: readonly Behaviour[], opened: Opened, planned: PlannedTexts): ChangeResult {
  const { session, titles, lines, blocked, remarks } = applyAll(behaviours, opened, planned);
  const notes = remarks.flatMap((said) => said.notes ?? []);
  if (blocked.size > 0) {
    const rest = behaviours.slice(Math.max(...blocked.keys()) + 1);
    return { ...allBlocked([...blocked.values()]), ...editedByRest(rest, opened, planned) };
  }
  if (titles.length === 0) return { kind: 'unchanged', notes };
  const problems = problemsOf(titles, behaviours);
  return { kind: 'changed', text: session.finish(), titles, ...problems, lines, notes };
}

/** What the behaviours after the last one that is blocked would do. */
function editedByRest(
  behaviours: readonly Behaviour[],
  opened: Opened,
  planned: PlannedTexts,
): Pick<BlockedResult, 'edited'> {
  const { session, titles } = applyAll(behaviours, opened, planned);
  if (titles.length === 0) return {};
  return { edited: { text: session.finish(), titles, ...problemsOf(titles, behaviours) } };
}

/** What was wrong before what the titles say, in the words of the behaviours that have them. */
function problemsOf(titles: readonly string[], behaviours: readonly Behaviour[]) {
  return { problems: titles.map((title) => behaviours.find((one) => one.title === title)?.problem) };
}

interface Applied {
  readonly session: EditSession;
  readonly titles: readonly string[];
  /** Where each of these begins in the file as it was read; undefined behind what was done before. */
  readonly lines: readonly (number | undefined)[];
  /** By the index of the behaviour. */
  readonly blocked: ReadonlyMap<number, Titled>;
  readonly remarks: readonly Remarks[];
}

function applyAll(
  behaviours: readonly Behaviour[],
  { parsed, formatting }: Opened,
  planned: PlannedTexts,
): Applied {
  const session = new EditSession(parsed, formatting);
  const titles: string[] = [];
  const lines: (number | undefined)[] = [];
  const blocked = new Map<number, Titled>();
  const remarks: Remarks[] = [];
  for (const [index, behaviour] of behaviours.entries()) {
    const { title, manual } = behaviour;
    const { step, style, text } = session;
    const result = ifSupported(behaviour, style, () => behaviour.apply(session, planned) ?? {});
    if ('kind' in result) blocked.set(index, result);
    else if (result.blocked !== undefined)
      blocked.set(index, { kind: 'blocked', title, manual: manual(style), ...result.blocked });
    else {
      remarks.push(result);
      if (session.step === step) continue;
      const all = [title, ...(result.includes ?? [])];
      titles.push(...all);
      const line = lineAsRead(parsed.text, text, session.text);
      lines.push(...all.map(() => line));
    }
  }
  return { session, titles, lines, blocked, remarks };
}

/** Where a step begins: the lines that no earlier step has touched are where they were, from one end or the other. */
function lineAsRead(read: string, before: string, after: string): number | undefined {
  const [original, old, now] = [read, before, after].map((text) => text.split(/\r\n|\r|\n/));
  if (original === undefined || old === undefined || now === undefined) return undefined;
  const at = old.findIndex((line, index) => line !== now[index]);
  if (at < 0) return undefined;
  const touched = old.findIndex((line, index) => line !== original[index]);
  if (touched < 0 || at < touched) return at + 1;
  const toTheEnd = old.length - at;
  const isUntouched = old
    .slice(at)
    .every((line, index) => line === original[original.length - toTheEnd + index]);
  return isUntouched ? original.length - toTheEnd + 1 : undefined;
}

type Titled = Omit<BlockedResult, 'also' | 'edited'> & { readonly title: string };

/** What is done with a file, or that it cannot be done safely. */
function ifSupported<Value extends CreatedFile | Remarks>(
  { title, manual }: Behaviour,
  style: TypeScriptStyle,
  act: () => Value,
): Value | Titled {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const line = error.line === undefined ? {} : { line: error.line };
    return { kind: 'blocked', title, reason: error.reason, manual: error.manual ?? manual(style), ...line };
  }
}

function allBlocked(blocked: readonly Titled[]): BlockedResult {
  const [first, ...also] = blocked;
  if (first === undefined) throw new Error('Nothing blocks the change.');
  return { ...first, also };
}
