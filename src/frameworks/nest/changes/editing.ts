import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { generatedStyle, styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import type { PlannedTexts, Change, ChangeResult } from '../../../model/types.js';
import { Unsupported } from '../unsupported.js';

interface Editing {
  readonly title: string;
  readonly file: string;
  /** What to do by hand, in the style of the file. */
  readonly manual: (style: TypeScriptStyle) => string;
  /** The new text, or a result; the text as it was means unchanged. May throw an Unsupported. */
  readonly edit: (parsed: ParsedTypeScript, planned: PlannedTexts) => string | ChangeResult;
  /** The text of a file that is not there yet, or empty. May throw an Unsupported. */
  readonly create?: (planned: PlannedTexts) => string;
}

/** A change of one TypeScript file; an unsupported blocks it. */
export function editing(spec: Editing): Change {
  return { title: spec.title, file: spec.file, run: (source, planned) => run(spec, source ?? '', planned) };
}

function run({ manual, edit, create }: Editing, source: string, planned: PlannedTexts): ChangeResult {
  const parsed = parseTypeScript(source);
  if ('failure' in parsed) {
    const reason = `The file cannot be edited: ${parsed.failure}.`;
    return { kind: 'blocked', reason, line: parsed.line, manual: manual(generatedStyle) };
  }
  try {
    const isNew = create !== undefined && source.trim() === '';
    const result = isNew ? create(planned) : edit(parsed, planned);
    if (typeof result !== 'string') return result;
    return result === source ? { kind: 'unchanged' } : { kind: 'changed', text: result };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const line = error.line === undefined ? {} : { line: error.line };
    return {
      kind: 'blocked',
      reason: error.reason,
      manual: error.manual ?? manual(styleOf(parsed)),
      ...line,
    };
  }
}
