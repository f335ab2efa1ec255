import { Node, SyntaxKind, type CallExpression, type Identifier } from 'ts-morph';
import { importBindings } from '../../../languages/typescript/bindings.js';
import { callsIn, nodesOf } from '../../../languages/typescript/nodes.js';
import { stringValue } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';

/** Packages whose middleware keeps something in `req.session`, and what has to be called to get it. */
const READERS: ReadonlyMap<string, string | undefined> = new Map([
  ['passport', 'session'],
  ['connect-flash', undefined],
  ['csurf', undefined],
]);

/** Middleware that needs `req.session`, as `passport.session()`; undefined for what is not known to need it. */
export function sessionReader(parsed: ParsedTypeScript, node: Node): string | undefined {
  if (Node.isCallExpression(node)) return packageReader(parsed, node);
  const isInline = Node.isArrowFunction(node) || Node.isFunctionExpression(node);
  const request = isInline ? node.getParameters()[0]?.getName() : undefined;
  const reads = node
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .some((access) => access.getName() === 'session' && access.getExpression().getText() === request);
  return reads ? 'a function that reads the session' : undefined;
}

/** What of that an application calls `use` with: all of it runs before the middleware of modules. */
export function readersInUse(parsed: ParsedTypeScript): { name: string; node: Node }[] {
  const calls = callsIn(parsed.file).filter((call) => methodOf(call) === 'use');
  return calls
    .flatMap((call) => call.getArguments())
    .flatMap((node) => {
      const name = sessionReader(parsed, node);
      return name === undefined ? [] : [{ name, node }];
    });
}

function packageReader(parsed: ParsedTypeScript, call: CallExpression): string | undefined {
  const callee = call.getExpression();
  const owner = Node.isPropertyAccessExpression(callee) ? callee.getExpression() : callee;
  const module = Node.isIdentifier(owner) ? moduleOf(parsed, owner) : undefined;
  if (module === undefined || !READERS.has(module) || READERS.get(module) !== methodOf(call))
    return undefined;
  // With options csurf keeps its secret in a cookie.
  return module === 'csurf' && call.getArguments().length > 0 ? undefined : `${callee.getText()}()`;
}

/** The package that a name stands for as a whole. */
function moduleOf(parsed: ParsedTypeScript, name: Identifier): string | undefined {
  const local = name.getText();
  const binding = importBindings(parsed).find((candidate) => candidate.local === local);
  if (binding !== undefined) return ['default', '*'].includes(binding.imported) ? binding.module : undefined;
  return nodesOf(parsed.file)
    .flatMap((node) => requiredAs(node, local))
    .at(0);
}

/** `import x = require('package')` and `const x = require('package')`. */
function requiredAs(node: Node, local: string): string[] {
  if (Node.isImportEqualsDeclaration(node) && node.getName() === local) {
    const reference = node.getModuleReference();
    const module = Node.isExternalModuleReference(reference) ? reference.getExpression() : undefined;
    return [stringValue(module)].filter((text) => text !== undefined);
  }
  const value =
    Node.isVariableDeclaration(node) && node.getName() === local ? node.getInitializer() : undefined;
  const isRequire = Node.isCallExpression(value) && value.getExpression().getText() === 'require';
  return isRequire ? [stringValue(value.getArguments()[0])].filter((text) => text !== undefined) : [];
}

function methodOf(call: CallExpression): string | undefined {
  const callee = call.getExpression();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : undefined;
}
