import {
  callsIn,
  chainOn,
  constructorBody,
  endsStatement,
  importedModule,
  isCall,
  isIdentifier,
  methodOf,
  placeOfStatement,
  statementsOf,
  storedAs,
  stringValue,
  unwrap,
  type CallExpression,
  type Node,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';

/** The calls of `express()` in a file, whatever it is called there. */
export function creationsIn(parsed: ParsedTypeScript): CallExpression[] {
  if (!parsed.text.includes('express')) return [];
  const all = callsIn(parsed.file).filter(isCreation);
  return all.filter((call) => !isMounted(parsed, call, all.length));
}

function isCreation(call: CallExpression): boolean {
  const callee = unwrap(call.getExpression());
  if (call.getArguments().length > 0) return false;
  if (isCall(callee))
    return (
      callee.getExpression().getText() === 'require' && stringValue(callee.getArguments()[0]) === 'express'
    );
  const method = methodOf(call);
  return (method === undefined || method === 'default') && importedModule(callee) === 'express';
}

/** `const admin = express()`, which another application of the file uses: it gets the session from that one. */
function isMounted({ file }: ParsedTypeScript, creation: CallExpression, count: number): boolean {
  if (count < 2) return false;
  const [name] = storedAs(creation).names;
  if (name === undefined) return false;
  return callsIn(file).some(
    (call) =>
      methodOf(call) === 'use' &&
      call.getArguments().some((argument) => isIdentifier(argument) && argument.getText() === name),
  );
}

/** Where an application is created, and what follows in the same block. */
export interface Creation {
  readonly call: CallExpression;
  /** `express().use(…)`: the calls on what is created. */
  readonly chain: readonly CallExpression[];
  /** `app`, `this.app`; undefined where it has none that lasts. */
  readonly name: string | undefined;
  /** The statement that creates it; undefined for a property of a class, which its constructor follows. */
  readonly statement: Node | undefined;
  /** The statements of its block that follow it. */
  readonly following: readonly Node[];
}

/** @throws Unsupported where what is created goes to other code right away */
export function creationOf(call: CallExpression): Creation {
  const chain = chainOn(call);
  const last = chain.at(-1) ?? call;
  const { names, outer } = storedAs(last);
  if (!endsStatement(outer))
    throw new Unsupported(`${call.getText()} is handed to other code in the same expression.`, call);
  const isServer = chain.some((link) => methodOf(link) === 'listen');
  const name = isServer ? undefined : (names.find((one) => !/^(module\.)?exports\b/.test(one)) ?? names[0]);
  const place = placeOfStatement(call);
  if (place !== undefined)
    return {
      call,
      chain,
      name,
      statement: place.siblings[place.index],
      following: place.siblings.slice(place.index + 1),
    };
  const body = name?.startsWith('this.') === true ? constructorBody(outer) : undefined;
  if (body === undefined && chain.length === 0)
    throw new Unsupported('The application is not created by a statement of its own.', call);
  return { call, chain, name, statement: undefined, following: body === undefined ? [] : statementsOf(body) };
}
