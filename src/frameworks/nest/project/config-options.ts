import {
  foreignName,
  isExpression,
  isIdentifier,
  unwrap,
  valueBehind,
  variableOf,
  type CallExpression,
  type ModuleGraph,
  type Node,
  type ParsedFile,
} from '../../../languages/typescript/index.js';

/** A call of ConfigModule.forRoot, and the file that it stands in. */
export interface ConfigCall {
  readonly file: string;
  readonly node: CallExpression;
}

/** What a call is given as options: a literal, or the value of a constant, and the file that has it. */
export interface GivenOptions extends ParsedFile {
  readonly options: Node | undefined;
}

/** The options of one `ConfigModule.forRoot(…)`, also where a constant of this or of another file has them. */
export async function optionsBehind(modules: ModuleGraph, { file, node }: ConfigCall): Promise<GivenOptions> {
  const [given] = node.getArguments();
  const source = node.getSourceFile();
  const place = { file, parsed: { file: source, text: source.getFullText() } };
  const options = isExpression(given) ? unwrap(given) : given;
  if (!isIdentifier(options)) return { ...place, options };
  const initial = variableOf(options)?.getInitializer();
  if (initial !== undefined) return { ...place, options: unwrap(initial) };
  const foreign = foreignName(options);
  const found = foreign && (await valueBehind(modules, file, foreign));
  if (found === undefined) return { ...place, options };
  const value = isExpression(found.value) ? unwrap(found.value) : found.value;
  return { file: found.file, parsed: found.parsed, options: value };
}
