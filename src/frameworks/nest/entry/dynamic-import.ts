import { Node, SyntaxKind, type Expression } from 'ts-morph';
import { stringValue, unwrap } from '../../../languages/typescript/objects.js';

/** What a dynamic import brings: the exported name, and where from. */
export interface DynamicImport {
  readonly name: string;
  readonly specifier: string;
}

/** `X` of `const { X } = await import('./x')`, and `(await import('./x')).X`; undefined for anything else. */
export function dynamicImport(expression: Expression): DynamicImport | undefined {
  if (Node.isPropertyAccessExpression(expression)) {
    const specifier = awaitedImport(unwrap(expression.getExpression()));
    return specifier === undefined ? undefined : { name: expression.getName(), specifier };
  }
  if (!Node.isIdentifier(expression)) return undefined;
  const bound = expression
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.BindingElement)
    .filter((element) => element.getName() === expression.getText());
  const [element, other] = bound;
  if (element === undefined || other !== undefined) return undefined;
  const declaration = element.getParent().getParent();
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  const specifier = value === undefined ? undefined : awaitedImport(unwrap(value));
  if (specifier === undefined) return undefined;
  return { name: element.getPropertyNameNode()?.getText() ?? element.getName(), specifier };
}

function awaitedImport(expression: Expression): string | undefined {
  const call = Node.isAwaitExpression(expression) ? unwrap(expression.getExpression()) : undefined;
  if (!Node.isCallExpression(call) || call.getExpression().getKind() !== SyntaxKind.ImportKeyword) {
    return undefined;
  }
  return stringValue(call.getArguments()[0]);
}
