import { Node, type CallExpression, type Expression } from 'ts-morph';
import { importBindings } from '../../../languages/typescript/bindings.js';
import { callsIn } from '../../../languages/typescript/nodes.js';
import { unwrap } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';

/** A function that creates the application of the class that it is given. */
export interface Wrapper {
  /** `bootstrap`, or `Server.start` for a static method. */
  readonly name: string;
  /** Which of its parameters is the class. */
  readonly index: number;
}

/** The function that an expression is a parameter of; undefined when it is none. */
export function wrapperOf(root: Expression): Wrapper | undefined {
  const scope = root.getFirstAncestor((node) => Node.isFunctionLikeDeclaration(node));
  const parameters = scope?.getParameters().map((parameter) => parameter.getName()) ?? [];
  const index = parameters.indexOf(root.getText());
  const name = index < 0 || scope === undefined ? undefined : nameOf(scope);
  return name === undefined ? undefined : { name, index };
}

/** What the calls of a wrapper are given for the class. */
export function givenTo({ name, index }: Wrapper, parsed: ParsedTypeScript, isHome: boolean): Expression[] {
  const [first = '', ...members] = name.split('.');
  const locals = isHome
    ? [first]
    : importBindings(parsed)
        .filter(({ imported }) => imported === first)
        .map(({ local }) => local);
  const names = locals.map((local) => [local, ...members].join('.'));
  return callsIn(parsed.file)
    .filter((call) => names.includes(call.getExpression().getText()))
    .flatMap((call) => argumentOf(call, index));
}

function argumentOf(call: CallExpression, index: number): Expression[] {
  const argument = call.getArguments()[index];
  return Node.isExpression(argument) ? [unwrap(argument)] : [];
}

function nameOf(scope: Node): string | undefined {
  if (Node.isFunctionDeclaration(scope)) return scope.getName();
  if (Node.isMethodDeclaration(scope)) {
    const owner = scope.getParent();
    const ownerName = Node.isClassDeclaration(owner) ? owner.getName() : undefined;
    return scope.isStatic() && ownerName !== undefined ? `${ownerName}.${scope.getName()}` : undefined;
  }
  const declaration = scope.getParent();
  return Node.isVariableDeclaration(declaration) ? declaration.getName() : undefined;
}
