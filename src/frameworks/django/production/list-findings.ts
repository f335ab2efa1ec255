import type { Finding } from '../../../types.js';
import type { Chain } from '../settings/chain/chain.js';
import type { Item, ListValue } from '../settings/lists/value.js';
import { readStringList } from '../settings/lists/string-list.js';
import { isInstalled, NEEDED_APPS } from '../settings/needed-apps.js';
import { namesOf, readerOf, sessionOf } from '../settings/middleware-names.js';
import { isOrdered, readsSession, sessionIndex } from '../settings/middleware-order.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';

/** What the lists of a settings module lack for the session, or leave open. */
export function judgeLists(chain: Chain, module: string): Finding[] {
  return [
    ...judgeList(chain, module, 'INSTALLED_APPS', appsFault),
    ...judgeList(chain, module, 'MIDDLEWARE', middlewareFault),
  ];
}

function judgeList(
  chain: Chain,
  module: string,
  name: string,
  faultOf: (value: ListValue) => string | undefined,
): Finding[] {
  const list = readStringList(chain, module, name);
  if (list.kind === 'absent') return [{ file: module, message: `in production, ${name} is not set` }];
  const { line, file = module } = list;
  const found = (message: string): Finding[] => [{ file, line, message: `in production, ${message}` }];
  if (list.kind === 'unclear') return found(`cannot tell what ${name} has: ${list.reason}`);
  const fault = list.values.map(faultOf).find((one) => one !== undefined);
  return fault === undefined ? [] : found(fault);
}

function appsFault({ items }: ListValue): string | undefined {
  const sure = items.filter((item) => item.sure);
  const missing = NEEDED_APPS.find((app) => !isInstalled(app, sure));
  if (missing === undefined) return undefined;
  return isInstalled(missing, items) || items.some(isUnknown)
    ? `cannot tell whether INSTALLED_APPS has ${missing}: not all of it is written out`
    : `INSTALLED_APPS lacks ${missing}`;
}

function middlewareFault(value: ListValue): string | undefined {
  const { items } = value;
  const index = sessionIndex(namesOf(value));
  if (index < 0)
    return items.some(isUnknown)
      ? `cannot tell whether MIDDLEWARE has ${SESSION_MIDDLEWARE}: not all of it is written out`
      : `MIDDLEWARE lacks ${SESSION_MIDDLEWARE}`;
  const session = sessionOf(value);
  if (items[index]?.sure !== true)
    return `cannot tell whether MIDDLEWARE has ${session}: a condition decides`;
  const reader = lateFor(value, session);
  if (reader !== undefined)
    return `${session} stands after ${reader} in MIDDLEWARE, which needs the session or belongs after it`;
  const isOpen =
    items.slice(0, index).some(isUnknown) ||
    items.some(({ anywhere, value: name }) => anywhere === true && isOrdered(name));
  return isOpen ? `cannot tell what stands before ${session} in MIDDLEWARE` : undefined;
}

/** Where a class of the project's own stands is its authors' choice, as long as nothing reads the session before it. */
function lateFor(value: ListValue, session: string): string | undefined {
  if (session === SESSION_MIDDLEWARE) return readerOf(value);
  const names = namesOf(value);
  return names.slice(0, sessionIndex(names)).find(readsSession);
}

function isUnknown({ value }: Item): boolean {
  return value === undefined;
}
