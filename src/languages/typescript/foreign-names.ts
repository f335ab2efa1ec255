import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type BindingElement,
  type Expression,
  type Identifier,
  type ParameterDeclaration,
} from 'ts-morph';
import { bindingOf, moduleNamed } from './bindings.js';
import { methodOf, receiverOf } from './calls.js';
import type { ForeignName } from './exports.js';
import { isCall, isIdentifier, isMemberAccess, parsedOf, stringValue, unwrap } from './nodes.js';
import { variableOf } from './scopes.js';

/** Constants that lead to others are followed so far. */
const MAX_STEPS = 5;

/**
 * The exported name of another module that an expression refers to: by an import, a dynamic one or `require`, directly,
 * as a member of a namespace or taken out of it; undefined for anything else.
 */
export function foreignName(value: Expression, steps = MAX_STEPS): ForeignName | undefined {
  const expression = unwrap(value);
  if (isMemberAccess(expression)) return memberOf(expression.getExpression(), expression.getName());
  if (!isIdentifier(expression) || steps === 0) return undefined;
  const binding = bindingOf(parsedOf(expression), expression.getText());
  if (binding !== undefined)
    return binding.imported === '*' ? undefined : { name: binding.imported, specifier: binding.module };
  const initial = constantInitial(expression);
  return initial === undefined ? takenOut(expression) : foreignName(initial, steps - 1);
}

/** The module that the outermost name of an expression is imported from: `zod` of `z.object`. */
export function importedModule(value: Expression): string | undefined {
  let root = unwrap(value);
  while (isMemberAccess(root)) root = unwrap(root.getExpression());
  const foreign = foreignName(root);
  return foreign?.specifier ?? moduleBehind(root);
}

function memberOf(owner: Expression, name: string): ForeignName | undefined {
  const specifier = moduleBehind(owner);
  return specifier === undefined ? undefined : { name, specifier };
}

/** `X` of `const { X } = await import('./x')` and of `import('./x').then(({ X }) => …)`. */
function takenOut(use: Identifier): ForeignName | undefined {
  const [element, other] = use
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.BindingElement)
    .filter((candidate) => candidate.getName() === use.getText());
  if (element === undefined || other !== undefined) return undefined;
  const specifier = moduleTakenApart(element);
  const name = element.getPropertyNameNode()?.getText() ?? element.getName();
  return specifier === undefined ? undefined : { name, specifier };
}

function moduleTakenApart(element: BindingElement): string | undefined {
  const declaration = element.getParent().getParent();
  if (Node.isParameterDeclaration(declaration)) return moduleGiven(declaration);
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  return value === undefined ? undefined : moduleBehind(value);
}

/** The module that an expression is as a whole: `await import('./x')`, `require('./x')`, or a name for one of them. */
function moduleBehind(value: Expression): string | undefined {
  const expression = unwrap(value);
  if (Node.isAwaitExpression(expression)) return imported(expression.getExpression());
  if (isCall(expression) && expression.getExpression().getText() === 'require')
    return stringValue(expression.getArguments()[0]);
  if (!isIdentifier(expression)) return undefined;
  const name = expression.getText();
  const binding = bindingOf(parsedOf(expression), name);
  if (binding !== undefined) return binding.imported === '*' ? binding.module : undefined;
  const parameter = parameterNamed(expression);
  if (parameter !== undefined) return moduleGiven(parameter);
  const initial = constantInitial(expression);
  return initial === undefined ? moduleNamed(parsedOf(expression), name) : moduleBehind(initial);
}

/** `./x` of `import('./x').then((x) => …)`. */
function moduleGiven(parameter: ParameterDeclaration): string | undefined {
  const fn = parameter.getParent();
  const call = fn.getParent();
  if (!isCall(call) || methodOf(call) !== 'then' || call.getArguments()[0] !== fn) return undefined;
  const promise = receiverOf(call);
  return promise === undefined ? undefined : imported(promise);
}

/** `./x` of `import('./x')`. */
function imported(promise: Expression): string | undefined {
  const call = unwrap(promise);
  if (!isCall(call) || call.getExpression().getKind() !== SyntaxKind.ImportKeyword) return undefined;
  return stringValue(call.getArguments()[0]);
}

function parameterNamed(use: Identifier): ParameterDeclaration | undefined {
  return use
    .getAncestors()
    .filter((scope) => Node.isFunctionLikeDeclaration(scope) || Node.isFunctionExpression(scope))
    .flatMap((scope) => scope.getParameters())
    .find((parameter) => parameter.getName() === use.getText());
}

function constantInitial(use: Identifier): Expression | undefined {
  const declaration = variableOf(use);
  const isConstant =
    declaration?.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const;
  return isConstant ? declaration.getInitializer() : undefined;
}
