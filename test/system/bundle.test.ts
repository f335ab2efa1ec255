import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as library from 'ts-morph';
import ts from 'typescript';
import { expect, it } from 'vitest';

/*
 * The bundle holds a part of ts-morph and of the compiler in it (docs/decisions/0001). Whatever src uses of them is called
 * here in both, on every node of a text, and must do the same. What src uses is found with the type checker, and the
 * build goes by names alone, so that neither can hide a fault of the other.
 */
type Library = Pick<typeof library, 'Node' | 'Project' | 'SyntaxKind' | 'VariableDeclarationKind' | 'ts'>;

const root = join(import.meta.dirname, '..', '..');
const bundled = createRequire(import.meta.url)(join(root, 'dist', 'ts-morph.cjs')) as Library;

/** Has a node of each kind that src asks anything of. */
const TEXT = `import whole, { one as two, type Three } from './module.js' with { type: 'json' };
import * as space from 'space';
import old = require('old');
export { two, whole as other } from './elsewhere';
export * as names from './names';
export * from './all';
let changed: string = \`plain\`, { a, b: [c] } = space, later;
const value = { ...a, [b]: 1, two, 'quoted': <any>a, call: a.b(c, ...d)!, as: a as string, of: (a satisfies string) };
export default class Named<T> extends a.Base implements Other {
  static #hidden = true ? 1 : false;
  static { space(); }
  @decorated(a) @plain private readonly field?: string = 'text';
  constructor(private readonly given: string, plain = 1) { super(); }
  static make(): Named<T> { return new Named(); }
  async *configure(consumer: Consumer): Promise<void> { await consumer; yield [1, , ...a]; }
  get size() { return 1; }
  set size(to) { this.field ??= to; }
}
class Plain {}
export abstract class Shape { abstract area(): number; optional?(): void }
export async function named(this: unknown, { a }, [b] = [], ...rest: string[]): Promise<void> { return; }
const built = \`at \${!space} of \${a[b]}\`;
const arrow = async (a?: string) => a, made = function () { return class {}; };
enum Numbers { One = 1 } interface Other { member: string; call(): void } type Alias = Other | 'text';
namespace Space { export const inside = 1; }
export = arrow;
`;

const members = usedMembers();

it('finds what src uses', () => {
  const known = [
    'SyntaxKind.CallExpression',
    'Node.isCallExpression',
    'ts.forEachChild',
    'getText',
    'createSourceFile',
  ];
  expect([...members.keys()]).toEqual(expect.arrayContaining(known));
});

it.each([...members])('%s does in the bundle what it does in ts-morph', (name, parameters) => {
  const expected = outcomes(library, name, parameters);
  expect(expected, `TEXT has no node with ${name}`).not.toEqual([]);
  expect(outcomes(bundled, name, parameters)).toEqual(expected);
});

/** What a call must be given. */
type Parameter = 'text' | 'number' | 'function' | 'node';

/**
 * The members of ts-morph and of the compiler that src names: `getText` for what nodes have, `Node.isBlock` for what stands
 * in something that is imported. Each with what it must be given. Data that the compiler returns has no code of its own.
 */
function usedMembers(): ReadonlyMap<string, readonly Parameter[]> {
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.build.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly Parameter[]>();
  const visit = (node: ts.Node): void => {
    const symbol = memberAt(node, checker);
    const declaration = symbol?.declarations?.find(isOfLibrary);
    if (symbol !== undefined && declaration !== undefined)
      found.set(nameOf(symbol, declaration), parametersOf(symbol, checker));
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) visit(file);
  return found;
}

function memberAt(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) ? checker.getTypeAtLocation(node.parent).getProperty(name.text) : undefined;
}

function isOfLibrary(declaration: ts.Declaration): boolean {
  const { fileName } = declaration.getSourceFile();
  const isData = ts.isPropertySignature(declaration) && fileName.endsWith('/typescript.d.ts');
  return /\/node_modules\/(@ts-morph|ts-morph)\//.test(fileName) && !isData;
}

function nameOf({ name }: ts.Symbol, declaration: ts.Declaration): string {
  const { parent } = declaration;
  if (ts.isEnumDeclaration(parent)) return `${parent.name.text}.${name}`;
  if (ts.isModuleBlock(parent)) return `ts.${name}`;
  const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
  return isStatic && ts.isClassDeclaration(parent) ? `${parent.name?.text ?? ''}.${name}` : name;
}

function parametersOf(symbol: ts.Symbol, checker: ts.TypeChecker): Parameter[] {
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const required = signature?.parameters.filter((one) => {
    const { valueDeclaration } = one;
    return (
      valueDeclaration === undefined ||
      !ts.isParameter(valueDeclaration) ||
      !checker.isOptionalParameter(valueDeclaration)
    );
  });
  return (required ?? []).map((one) => parameterOf(checker.getTypeOfSymbol(one)));
}

function parameterOf(type: ts.Type): Parameter {
  const types = type.isUnion() ? type.types : [type];
  const has = (flags: ts.TypeFlags) => types.some((one) => (one.flags & flags) !== 0);
  if (has(ts.TypeFlags.StringLike)) return 'text';
  if (has(ts.TypeFlags.NumberLike | ts.TypeFlags.EnumLike)) return 'number';
  return types.some((one) => one.getCallSignatures().length > 0) ? 'function' : 'node';
}

/** What a member gives, asked of everything that has it; each time of a fresh tree, because it might change that. */
function outcomes(of: Library, name: string, parameters: readonly Parameter[]): readonly unknown[] {
  const project = new of.Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const file = project.createSourceFile('source.ts', TEXT);
  const [member = '', owner] = name.split('.').reverse();
  const nodes = [file, ...file.getDescendants()];
  return nodes.flatMap((node) => {
    const argument = owner === 'ts' ? node.compilerNode : node;
    const holders: readonly object[] =
      owner !== undefined ? [Reflect.get(of, owner) as object] : node === file ? [file, project] : [node];
    return holders
      .filter((holder) => member in holder)
      .map((holder) => outcome(holder, member, parameters, argument));
  });
}

function outcome(holder: object, member: string, parameters: readonly Parameter[], node: object): unknown {
  const values = { text: 'a', number: ts.SyntaxKind.Identifier, function: () => true, node };
  try {
    const value: unknown = Reflect.get(holder, member);
    if (typeof value !== 'function') return summary(value);
    return summary(
      Reflect.apply(
        value,
        holder,
        parameters.map((one) => values[one]),
      ),
    );
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

/** Nodes by kind and place; of what else there is, what can be written down. */
function summary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(summary);
  if (typeof value !== 'object' || value === null) return value;
  const node: unknown = 'compilerNode' in value ? value.compilerNode : value;
  if (typeof node !== 'object' || node === null) return typeof node;
  if ('kind' in node && 'pos' in node && 'end' in node) return [node.kind, node.pos, node.end];
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, summary(one)]));
}
