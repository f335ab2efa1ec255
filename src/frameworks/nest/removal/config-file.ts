import {
  isVariable,
  usesOf,
  variablesOfFile,
  type Identifier,
  type Node,
  type NodeRemoval,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { readWristbandConfig } from '../project/wristband-config.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/**
 * Takes out the registration of the session, its exports, and the constants that nothing else uses.
 * @returns the uses of what has gone that still stand
 * @throws Unsupported where it is registered in a form that is not known
 */
export function takeRegistration(removal: NodeRemoval): Identifier[] {
  const { parsed } = removal;
  const { session } = readWristbandConfig(parsed);
  if (session === undefined) return [];
  const { call } = session;
  const declaration = call.getParent();
  const statement = isVariable(declaration) ? declaration.getVariableStatement() : declaration;
  if (isVariable(declaration) && (statement === undefined || !isAlone(declaration)))
    throw new Unsupported('The session is registered in the same statement as other constants.', call);
  if (statement === undefined) throw new Unsupported('The session is not registered by a statement.', call);
  removal.take(statement);
  const local = isVariable(declaration) ? declaration.getName() : undefined;
  const left = local === undefined ? [] : takeExports(removal, local);
  return [...left, ...takeConstants(removal)];
}

/** `export { sessionConfig }`, `export default sessionConfig` */
function takeExports(removal: NodeRemoval, local: string): Identifier[] {
  return usesOf(removal.parsed, local).filter((use) => !removal.takes(use) && !removal.takeExport(use));
}

/**
 * The options of the session and what they are made of.
 * @returns the uses of the options outside of what goes, which keep them
 */
function takeConstants(removal: NodeRemoval): Identifier[] {
  const { parsed } = removal;
  const kept = new Map<string, Identifier[]>();
  for (let found = true; found;) {
    found = false;
    kept.clear();
    for (const declaration of variablesOfFile(parsed)) {
      if (removal.takes(declaration) || !isAlone(declaration)) continue;
      const uses = usesOf(parsed, declaration.getName());
      const outside = uses.filter((use) => !removal.takes(use) && !isIn(use, declaration));
      const statement = declaration.getVariableStatement();
      if (statement === undefined || outside.length === uses.length) continue;
      if (outside.length > 0) kept.set(declaration.getName(), outside);
      else {
        removal.take(statement);
        found = true;
      }
    }
  }
  return [...optionsNames(parsed)].flatMap((name) => kept.get(name) ?? []);
}

/** Constants of the type of the session's options. */
function optionsNames(parsed: ParsedTypeScript): Set<string> {
  return new Set(
    variablesOfFile(parsed)
      .filter((declaration) => declaration.getTypeNode()?.getText().endsWith('SessionOptions') === true)
      .map((declaration) => declaration.getName()),
  );
}

function isIn(node: Node, outer: Node): boolean {
  return node.getStart() >= outer.getStart() && node.getEnd() <= outer.getEnd();
}

/** Whether a statement declares nothing else. */
function isAlone(declaration: ReturnType<typeof variablesOfFile>[number]): boolean {
  return declaration.getVariableStatement()?.getDeclarations().length === 1;
}
