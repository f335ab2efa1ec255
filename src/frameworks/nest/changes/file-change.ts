import {
  EditSession,
  generatedStyle,
  parseTypeScript,
  reparse,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { BlockedResult, Change, ChangeResult, Note, PlannedTexts } from '../../../model/types.js';
import { Unsupported } from '../unsupported.js';

/** One thing that a file of the patched application must do. */
export interface Behaviour {
  /** What its edit does, in the imperative. */
  readonly title: string;
  /** How to do it by hand, in the style of the file. */
  readonly manual: (style: TypeScriptStyle) => string;
  /**
   * Looks for what is missing or wrong in the file as it was read, and makes the edits.
   * @throws Unsupported when the file cannot be edited safely
   */
  readonly apply: (session: EditSession, planned: PlannedTexts) => Remarks | undefined;
}

/** What a behaviour reports besides its edits. */
export interface Remarks {
  /** Titles of other behaviours that its edit has included. */
  readonly includes?: readonly string[];
  readonly notes?: readonly Note[];
  /** Secrets in the file, which must not be shown. */
  readonly redact?: readonly string[];
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
  /** @throws Unsupported when the file must not be created */
  readonly create?: (planned: PlannedTexts) => CreatedFile;
}

/**
 * All behaviours of one file as one change: the file is analysed once, and edited in one session. It is edited as a
 * whole or not at all, so that the lines of what blocks it are those of the user's file.
 */
export function changeFile(spec: FileChange): Change {
  const [{ title }] = spec.behaviours;
  return { title, file: spec.file, run: (source = '', planned) => run(spec, source, planned) };
}

function run({ behaviours, create }: FileChange, source: string, planned: PlannedTexts): ChangeResult {
  if (create !== undefined && source.trim() === '') {
    const [first] = behaviours;
    const created = ifSupported(first, generatedStyle, () => create(planned));
    if ('kind' in created) return created;
    return { kind: 'changed', text: reparse(created.text).text, titles: created.titles };
  }
  const parsed = parseTypeScript(source);
  if ('failure' in parsed) {
    const reason = `The file cannot be edited: ${parsed.failure}.`;
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
  return edit(behaviours, new EditSession(parsed), planned);
}

function edit(behaviours: readonly Behaviour[], session: EditSession, planned: PlannedTexts): ChangeResult {
  const titles: string[] = [];
  const blocked: Titled[] = [];
  const remarks: Remarks[] = [];
  for (const behaviour of behaviours) {
    const { title, manual } = behaviour;
    const { step, style } = session;
    const result = ifSupported(behaviour, style, () => behaviour.apply(session, planned) ?? {});
    if ('kind' in result) blocked.push(result);
    else if (result.blocked !== undefined)
      blocked.push({ kind: 'blocked', title, manual: manual(style), ...result.blocked });
    else {
      remarks.push(result);
      if (session.step > step) titles.push(title, ...(result.includes ?? []));
    }
  }
  const notes = remarks.flatMap((said) => said.notes ?? []);
  const redact = remarks.flatMap((said) => said.redact ?? []);
  if (blocked.length > 0) return allBlocked(blocked, redact);
  if (titles.length === 0) return { kind: 'unchanged', notes, redact };
  return { kind: 'changed', text: session.finish(), titles, notes, redact };
}

type Titled = BlockedResult & { readonly title: string };

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

function allBlocked(blocked: readonly Titled[], secrets: readonly string[] = []): BlockedResult {
  const [first, ...also] = blocked;
  if (first === undefined) throw new Error('Nothing blocks the change.');
  return { ...first, redact: [...secrets, ...blocked.flatMap(({ redact = [] }) => redact)], also };
}
