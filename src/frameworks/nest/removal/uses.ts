import {
  isArray,
  isCall,
  isMemberAccess,
  isObject,
  isProperty,
  isStatement,
  methodOf,
  type CallExpression,
  type Identifier,
  type Node,
  type NodeRemoval,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** Calls that take any number of elements. */
const ADDING = ['push', 'unshift', 'concat'];

/** Behind `load`, where the guide's page has it. */
const GUIDE_COMMENT = '<-- Register the session configuration.';

/**
 * Takes out an element that is a name, or a call of one: `X.forRootAsync(…)` in `imports`, `x` in `load`, and with the last
 * one of them what holds it: `load: []`, `ConfigModule.forFeature()`, `{}`.
 * @throws Unsupported where it is used otherwise
 */
export function takeUse(removal: NodeRemoval, use: Identifier): void {
  if (removal.takes(use)) return;
  const access = use.getParent();
  const call = isMemberAccess(access) ? access.getParent() : undefined;
  takeOut(removal, isCall(call) && call.getExpression() === access ? call : use, use);
}

function takeOut(removal: NodeRemoval, node: Node, use: Identifier): void {
  const parent = node.getParent();
  if (isArray(parent)) {
    removal.takeElement(parent, node);
    const member = parent.getParent();
    const isLoad = isProperty(member) && member.getName() === 'load';
    if (isLoad && !removal.keepsAny(parent)) takeOut(removal, member, use);
    else if (isLoad) removal.takeCommentBehind(member, GUIDE_COMMENT);
  } else if (isObject(parent)) {
    removal.takeElement(parent, node);
    const call = parent.getParent();
    if (isCall(call) && !removal.keepsAny(parent)) removal.takeElement(call, parent);
  } else if (isCall(parent) && parent.getExpression() !== node) takeArgument(removal, parent, node, use);
  else throw notUnderstood(use);
}

function takeArgument(removal: NodeRemoval, call: CallExpression, node: Node, use: Identifier): void {
  const method = methodOf(call) ?? '';
  if (method === 'forFeature') {
    takeOut(removal, call, use);
    return;
  }
  if (!ADDING.includes(method)) throw notUnderstood(use);
  if (call.getArguments().length > 1) {
    removal.takeElement(call, node);
    return;
  }
  const statement = call.getParent();
  if (!isStatement(statement)) throw notUnderstood(use);
  removal.take(statement);
}

function notUnderstood(use: Identifier): Unsupported {
  return new Unsupported(`${use.getText()} is used in an unsupported way.`, use);
}
