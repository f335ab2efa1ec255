import { Node, type CallExpression } from 'ts-morph';
import { memberNamed, stringValue, valueOf } from '../../../languages/typescript/objects.js';

/** The routes of `setGlobalPrefix(prefix, { exclude: […] })`; undefined when it cannot be seen which. */
export function excludedRoutes(call: CallExpression): string[] | undefined {
  const options = call.getArguments()[1];
  const member = Node.isObjectLiteralExpression(options) ? memberNamed(options, 'exclude') : undefined;
  const list = valueOf(member);
  if (!Node.isArrayLiteralExpression(list)) return undefined;
  const routes = list.getElements().map((element) => {
    const path = Node.isObjectLiteralExpression(element) ? valueOf(memberNamed(element, 'path')) : element;
    return stringValue(path);
  });
  const known = routes.filter((route) => route !== undefined);
  return known.length === routes.length ? known : undefined;
}

/**
 * On NestJS 10 `forRoutes('*')` reaches the excluded routes that are plain, and none of those that are patterns:
 * they are to be listed too. Listing plain ones would apply the middleware to them twice.
 * @returns what is to be listed; undefined for a pattern other than `…(.*)`
 */
export function routesToList(excluded: readonly string[]): string[] | undefined {
  const patterns = excluded.filter((route) => !/^[\w\-./:]*$/.test(route));
  const known = patterns.filter((route) => /^[\w\-./:]+\(\.\*\)$/.test(route));
  if (known.length < patterns.length) return undefined;
  return [...new Set(known.map((route) => route.replace('(.*)', '*')))];
}
