import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { generatedStyle, styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import type { Context, Transform, TransformResult } from '../../../model/types.js';
import { Obstacle } from '../obstacle.js';

interface Editing {
  readonly title: string;
  readonly file: string;
  /** What to do by hand, in the style of the file. */
  readonly manual: (style: TypeScriptStyle) => string;
  /** The new text, or a result; the text as it was means unchanged. May throw an Obstacle. */
  readonly edit: (parsed: ParsedTypeScript, context: Context) => string | TransformResult;
  /** The text of a file that is not there yet, or empty. May throw an Obstacle. */
  readonly create?: (context: Context) => string;
}

/** A transform of one TypeScript file; an obstacle blocks it. */
export function editing(spec: Editing): Transform {
  return { title: spec.title, file: spec.file, run: (source, context) => run(spec, source ?? '', context) };
}

function run({ manual, edit, create }: Editing, source: string, context: Context): TransformResult {
  const parsed = parseTypeScript(source);
  if ('failure' in parsed) {
    const reason = `The file cannot be edited: ${parsed.failure}.`;
    return { kind: 'blocked', reason, line: parsed.line, manual: manual(generatedStyle) };
  }
  try {
    const isNew = create !== undefined && source.trim() === '';
    const result = isNew ? create(context) : edit(parsed, context);
    if (typeof result !== 'string') return result;
    return result === source ? { kind: 'unchanged' } : { kind: 'changed', text: result };
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    const line = error.line === undefined ? {} : { line: error.line };
    return {
      kind: 'blocked',
      reason: error.reason,
      manual: error.manual ?? manual(styleOf(parsed)),
      ...line,
    };
  }
}
