import {
  candidatesOf,
  exportedValue,
  foreignName,
  forwardedFrom,
  functionNamed,
  isExpression,
  isIdentifier,
  parseTypeScript,
  takingOut,
  unwrap,
  variableOf,
  type Aliases,
  type ForeignName,
  type Identifier,
  type ModuleGraph,
  type Node,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';

/** The files of an application that were read, and how the imports of one lead to another. */
export interface Program {
  readonly sources: Sources;
  /** How the imports of a file lead to others. */
  readonly aliasesOf: (importer: string) => Aliases | undefined;
}

/** Of no files: names are followed in the one that is at hand. */
export const NO_OTHER_FILES: Program = {
  sources: { texts: new Map(), unread: [] },
  aliasesOf: () => undefined,
};

export async function openProgram(modules: ModuleGraph, sources: Sources): Promise<Program> {
  const files = [...sources.texts.keys()];
  const aliases = new Map(
    await Promise.all(files.map(async (file) => [file, await modules.aliasesOf(file)] as const)),
  );
  return { sources, aliasesOf: (importer) => aliases.get(importer) };
}

/** A node, and the file that has it. */
export interface Place {
  readonly file: string;
  readonly node: Node;
}

/** Names that stand for other names are followed so far. */
const MAX_STEPS = 6;

/**
 * What a name stands for: a function, the value of a variable, or the `{ x }` that takes it out of a value; in the same
 * file, or in the one that it is imported from. Anything else stands for itself, as what cannot be followed does.
 */
export function follow(program: Program, { file, node: given }: Place, steps = MAX_STEPS): Place {
  const node = isExpression(given) ? unwrap(given) : given;
  if (!isIdentifier(node) || steps === 0) return { file, node };
  const next = behindName(program, file, node);
  return next === undefined ? { file, node } : follow(program, next, steps - 1);
}

function behindName(program: Program, file: string, name: Identifier): Place | undefined {
  const own = variableOf(name)?.getInitializer() ?? functionNamed(name, name.getText()) ?? takingOut(name);
  if (own !== undefined) return { file, node: own };
  const foreign = foreignName(name);
  return foreign && exportedBy(program, file, foreign, MAX_STEPS);
}

/** What a file of the application exports under a name, itself or from another one. */
function exportedBy(
  program: Program,
  importer: string,
  { specifier, name }: ForeignName,
  steps: number,
): Place | undefined {
  const { sources, aliasesOf } = program;
  const aliases = aliasesOf(importer);
  const file = aliases && candidatesOf(importer, specifier, aliases).find((path) => sources.texts.has(path));
  const parsed = file === undefined ? undefined : readAgain(sources, file);
  if (file === undefined || parsed === undefined || steps === 0) return undefined;
  const node = exportedValue(parsed, name);
  if (node !== undefined) return { file, node };
  for (const next of forwardedFrom(parsed, name)) {
    const found = exportedBy(program, file, next, steps - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readAgain({ texts }: Sources, file: string): ParsedTypeScript | undefined {
  const parsed = parseTypeScript(texts.get(file) ?? '');
  return 'failure' in parsed ? undefined : parsed;
}
