import {
  callOn,
  classesIn,
  isCall,
  isInside,
  isPlainMethod,
  isStatement,
  methodGiven,
  receiverOf,
  type ClassDeclaration,
  type Identifier,
  type MethodDeclaration,
  type NodeRemoval,
} from '../../../languages/typescript/index.js';
import { appliedMiddleware } from '../changes/routes.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/**
 * Takes the middleware out of what `consumer.apply(…)` is given: the name alone, its link of the chain, or the statement.
 * A `configure` that is empty then goes, and with it `implements NestModule`.
 * @throws Unsupported where it is used otherwise
 */
export function takeMiddleware(removal: NodeRemoval, use: Identifier, interfaceName: string): void {
  const { forRoutes } = appliedMiddleware(use);
  const apply = methodGiven(use)?.call;
  if (apply === undefined || removal.takes(use)) return;
  if (apply.getArguments().length > 1) removal.takeElement(apply, use);
  else takeLink(removal, forRoutes, receiverOf(apply), use);
  for (const declaration of classesIn(removal.parsed)) {
    const method = declaration.getInstanceMethod('configure');
    if (isPlainMethod(method) && isInside(use, method))
      takeIfEmpty(removal, declaration, method, interfaceName);
  }
}

/** @param receiver what `apply` is called on: the consumer, or the chain before */
function takeLink(
  removal: NodeRemoval,
  last: ReturnType<typeof appliedMiddleware>['forRoutes'],
  receiver: ReturnType<typeof receiverOf>,
  use: Identifier,
): void {
  const statement = last.getParent();
  const goesOn = callOn(last) !== undefined;
  if (receiver === undefined || (!goesOn && !isStatement(statement)))
    throw new Unsupported(`${use.getText()} is used in an unsupported way.`, use);
  if (goesOn || isCall(receiver)) removal.takeSpan({ from: receiver.getEnd(), to: last.getEnd() });
  else if (isStatement(statement)) removal.take(statement);
}

function takeIfEmpty(
  removal: NodeRemoval,
  declaration: ClassDeclaration,
  method: MethodDeclaration,
  interfaceName: string,
): void {
  const body = method.getBody();
  if (body === undefined || !method.getStatements().every((one) => removal.takes(one))) return;
  if (!removal.empties(body)) return;
  removal.take(method);
  removal.takeImplements(declaration, interfaceName);
  removal.closeBody(declaration);
}
