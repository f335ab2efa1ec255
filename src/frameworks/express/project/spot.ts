import {
  callsWithin,
  chainOn,
  functionAround,
  functionNamed,
  isCall,
  isIdentifier,
  isMemberAccess,
  isStatement,
  mentionsOf,
  methodOf,
  onlyDeclares,
  receiverOf,
  variableOf,
  type CallExpression,
  type Expression,
  type Node,
} from '../../../languages/typescript/index.js';
import type { Creation } from './creation.js';
import { isNeutral } from './middleware.js';

/** Where the session goes. */
export type Spot =
  | { readonly kind: 'after'; readonly statement: Node }
  | { readonly kind: 'before'; readonly statement: Node }
  | { readonly kind: 'link'; readonly before: CallExpression };

/** What a statement does with the application: nothing that matters, something the session may follow, or anything else. */
type Use = 'none' | 'neutral' | 'other';

const SETTINGS: readonly (string | undefined)[] = ['set', 'enable', 'disable', 'engine'];
/** What only reads the application, or serves it once all of its statements have run. */
const PASSIVE: readonly (string | undefined)[] = [
  'listen',
  'on',
  'once',
  'enabled',
  'disabled',
  'locals',
  'settings',
  'mountpath',
];

/**
 * Behind the middleware that parses bodies, sets headers and logs, as far as nothing else comes before it; always before
 * what may answer a request or read its session. Undefined where there is no statement to put it beside.
 */
export function spotFor(creation: Creation): Spot | undefined {
  const { chain, name, statement, following } = creation;
  const first = chain.find((link) => useOfLink(link) === 'other');
  if (first !== undefined) return { kind: 'link', before: first };
  if (name === undefined) return undefined;
  let last = statement;
  for (const one of following) {
    const use = useIn(one, name);
    if (use === 'neutral') last = one;
    if (use !== 'other') continue;
    return linkOf(one, name) ?? (last === undefined ? { kind: 'before', statement: one } : after(last));
  }
  if (last !== undefined) return after(last);
  const [next] = following;
  return next && { kind: 'before', statement: next };
}

function after(statement: Node): Spot {
  return { kind: 'after', statement };
}

/** The first call of `app.use(a).use(b)` that the session must precede, where others come before it. */
function linkOf(statement: Node, name: string): Spot | undefined {
  const chain = chainOfStatement(statement, name);
  const index = chain.findIndex((link) => useOfLink(link) === 'other');
  const before = chain[index];
  return index > 0 && before !== undefined ? { kind: 'link', before } : undefined;
}

/** The calls of a statement that is one chain on the application. */
function chainOfStatement(statement: Node, name: string): CallExpression[] {
  const outer = isStatement(statement) ? statement.getExpression() : undefined;
  const [root] = mentionsOf(statement, name);
  if (root === undefined || !isCall(outer)) return [];
  const chain = chainOn(root);
  return chain.at(-1) === outer ? chain : [];
}

/** What one call on the application does. */
function useOfLink(link: CallExpression): Use {
  const method = methodOf(link);
  const args = link.getArguments();
  if (SETTINGS.includes(method)) return 'neutral';
  if (method === 'use') return isNeutral(args) ? 'neutral' : 'other';
  if (PASSIVE.includes(method) || (method === 'get' && args.length === 1)) return 'none';
  return 'other';
}

function useIn(statement: Node, name: string): Use {
  if (onlyDeclares(statement)) return 'none';
  const uses = [
    ...mentionsOf(statement, name).map((one) => useOfMention(one)),
    ...callsWithin(statement).map((call) => useByCall(call, name)),
  ];
  if (uses.includes('other')) return 'other';
  return uses.includes('neutral') ? 'neutral' : 'none';
}

function useOfMention(mention: Expression): Use {
  const chain = chainOn(mention);
  if (chain.length > 0) {
    const uses = chain.map(useOfLink);
    if (uses.includes('other')) return 'other';
    // What runs later may run when other statements have run; it comes too late to be followed.
    if (!uses.includes('neutral')) return 'none';
    return isDeferred(mention) ? 'none' : 'neutral';
  }
  const parent = mention.getParent();
  if (isMemberAccess(parent)) return PASSIVE.includes(parent.getName()) ? 'none' : 'other';
  if (isCall(parent)) return isServerOf(parent) ? 'none' : 'other';
  return isHandedOut(mention) ? 'none' : 'other';
}

function isDeferred(mention: Node): boolean {
  const statement = mention.getAncestors().find((one) => isStatement(one));
  return statement !== undefined && functionAround(mention) !== functionAround(statement);
}

/** `http.createServer(app)`, `https.createServer(options, app)`: it serves once the statements have run. */
function isServerOf(call: CallExpression): boolean {
  return /(^|\.)create(Secure)?Server$/.test(call.getExpression().getText());
}

/** `export default app`, `module.exports = app`, `module.exports = { app }`, `return app`. */
function isHandedOut(mention: Node): boolean {
  const statement = mention
    .getAncestors()
    .find((one) => /Statement$|^Export(Assignment|Declaration)$/.test(one.getKindName()));
  return (
    statement !== undefined &&
    /^(export\b|return\b|module\.exports\s*=|exports\.\w+\s*=)/.test(statement.getText()) &&
    callsWithin(statement).length === 0
  );
}

/** A function of the file that names the application, or a method of the object that holds it: it may do anything. */
function useByCall(call: CallExpression, name: string): Use {
  const callee = call.getExpression();
  if (name.startsWith('this.')) {
    const isOwn = receiverOf(call)?.getText() === 'this';
    return isOwn ? 'other' : 'none';
  }
  if (!isIdentifier(callee)) return 'none';
  const called = variableOf(callee)?.getInitializer() ?? functionNamed(call, callee.getText());
  return called !== undefined && mentionsOf(called, name).length > 0 ? 'other' : 'none';
}
