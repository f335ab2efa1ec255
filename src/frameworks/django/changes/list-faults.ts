import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import type { Item, ListValue } from '../settings/string-list.js';
import { readStringList } from '../settings/string-list.js';
import { isInstalled, NEEDED_APPS } from '../settings/needed-apps.js';
import { namesOf, readerOf, sessionOf } from '../settings/middleware-names.js';
import { isOrdered, readsSession, sessionIndex } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import type { Fault } from './fault.js';

/** What the lists of a settings module lack for the session, or leave open. */
export function judgeLists(graph: ModuleGraph, module: string): Fault[] {
  return [
    ...judgeList(graph, module, 'INSTALLED_APPS', appsFault),
    ...judgeList(graph, module, 'MIDDLEWARE', middlewareFault),
  ];
}

type Words = Pick<Fault, 'message' | 'sure'>;

const surely = (message: string): Words => ({ message, sure: true });
const unsurely = (message: string): Words => ({ message: `cannot tell ${message}`, sure: false });

function judgeList(
  graph: ModuleGraph,
  module: string,
  name: string,
  faultOf: (value: ListValue) => Words | undefined,
): Fault[] {
  const list = readStringList(graph, module, name);
  if (list.kind === 'absent') return [{ name, file: module, ...surely(`${name} is not set`) }];
  const { line, file = module } = list;
  if (list.kind === 'unknown') return [{ name, file, line, ...unsurely(`what ${name} has: ${list.reason}`) }];
  const faults = list.values.map(faultOf);
  const first = faults.find((one) => one !== undefined);
  if (first === undefined) return [];
  return [{ name, file, line, ...first, sure: faults.every((one) => one?.sure === true) }];
}

function appsFault({ items }: ListValue): Words | undefined {
  const sure = items.filter((item) => item.sure);
  const missing = NEEDED_APPS.find((app) => !isInstalled(app, sure));
  if (missing === undefined) return undefined;
  return isInstalled(missing, items) || items.some(isUnknown)
    ? unsurely(`whether INSTALLED_APPS has ${missing}: not all of it is written out`)
    : surely(`INSTALLED_APPS lacks ${missing}`);
}

function middlewareFault(value: ListValue): Words | undefined {
  const { items } = value;
  const index = sessionIndex(namesOf(value));
  if (index < 0)
    return items.some(isUnknown)
      ? unsurely(`whether MIDDLEWARE has ${SESSION_MIDDLEWARE}: not all of it is written out`)
      : surely(`MIDDLEWARE lacks ${SESSION_MIDDLEWARE}`);
  const session = sessionOf(value);
  if (items[index]?.sure !== true) return unsurely(`whether MIDDLEWARE has ${session}: a condition decides`);
  const reader = lateFor(value, session);
  if (reader !== undefined) {
    const message = `${session} stands after ${reader} in MIDDLEWARE, which needs the session or belongs after it`;
    return { message, sure: items.some((item) => item.value === reader && item.sure) };
  }
  if (items.filter(isSurely(session)).length > 1) return surely(`MIDDLEWARE has ${session} twice`);
  const isOpen =
    items.slice(0, index).some(isUnknown) ||
    items.some(({ anywhere, value: name }) => anywhere === true && isOrdered(name));
  return isOpen ? unsurely(`what stands before ${session} in MIDDLEWARE`) : undefined;
}

/** Where a class of the project's own stands is its authors' choice, as long as nothing reads the session before it. */
function lateFor(value: ListValue, session: string): string | undefined {
  if (session === SESSION_MIDDLEWARE) return readerOf(value);
  const names = namesOf(value);
  return names.slice(0, sessionIndex(names)).find(readsSession);
}

/** One that is added only where it is not there yet is no second one. */
function isSurely(name: string) {
  return ({ value, sure, distinct }: Item): boolean => value === name && sure && distinct !== true;
}

function isUnknown({ value }: Item): boolean {
  return value === undefined;
}
