import { Node, type ClassDeclaration } from 'ts-morph';
import { importBindings } from '../../../languages/typescript/bindings.js';
import { isClassNamed } from '../../../languages/typescript/default-export.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import type { Workspace } from '../../../model/types.js';
import { originOf } from '../reading/exported-from.js';
import { readTypeScript } from '../reading/read-typescript.js';
import { resolveImport } from '../reading/resolve.js';
import type { Aliases } from '../reading/tsconfig.js';

/** Classes that extend classes are followed so far. */
const DEEPEST = 5;

interface ClassInFile {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
  readonly declaration: ClassDeclaration;
}

/** Whether a class it extends has a `configure`, or cannot be looked at. */
export async function mayInheritConfigure(
  workspace: Workspace,
  derived: ClassInFile,
  aliases: Aliases,
  depth = DEEPEST,
): Promise<boolean> {
  const clause = derived.declaration.getExtends();
  if (clause === undefined) return false;
  const name = clause.getExpression();
  if (depth === 0 || !Node.isIdentifier(name)) return true;
  const base = await baseOf(workspace, derived, name.getText(), aliases);
  if (base === undefined) return true;
  const members = base.declaration.getMembers();
  if (members.some((member) => Node.hasName(member) && member.getName() === 'configure')) return true;
  return mayInheritConfigure(workspace, base, aliases, depth - 1);
}

async function baseOf(
  workspace: Workspace,
  { file, parsed }: ClassInFile,
  name: string,
  aliases: Aliases,
): Promise<ClassInFile | undefined> {
  const own = parsed.file.getClass(name);
  if (own !== undefined) return { file, parsed, declaration: own };
  const binding = importBindings(parsed).find(({ local }) => local === name);
  const start = binding && (await resolveImport(workspace, file, binding.module, aliases));
  if (binding === undefined || start === undefined) return undefined;
  const origin = await originOf(workspace, { file: start, name: binding.imported }, aliases);
  const home = await readTypeScript(workspace, origin.file);
  const declaration = home.file.getClasses().find((candidate) => isClassNamed(candidate, origin.name));
  return declaration && { file: origin.file, parsed: home, declaration };
}
