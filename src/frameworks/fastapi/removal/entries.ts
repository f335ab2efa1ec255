import {
  listShape,
  parsePython,
  statementsOf,
  stringValue,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { pythonComments } from '../../../languages/text/gap.js';
import { withoutElement } from '../../../languages/text/list-removal.js';
import { authConfigs } from '../changes/auth-config.js';
import { isOwnSwitch } from '../changes/cookie-flag.js';
import { withoutKeyword } from '../changes/present-session.js';
import { otherSessionCalls, sessionCalls } from '../project/additions.js';
import { RENAMED_COOKIE } from '../sdk.js';

/** Takes the session out of `middleware=[…]`. */
export function withoutEntries(before: ParsedPython): ParsedPython {
  const calls = new Set<unknown>(sessionCalls(before).map(({ call }) => call));
  for (const { statement } of statementsOf(before))
    for (const node of ownNodes(statement)) {
      if (node.nodeType !== 'List') continue;
      const index = node.elts.findIndex((one) => calls.has(one));
      if (index < 0) continue;
      const after = parsePython(withoutElement(before.text, listShape(before, node), index, pythonComments));
      return after.kind === 'parsed' ? withoutEntries(after) : before;
    }
  return before;
}

const SWITCH = 'dangerously_disable_secure_cookies';

/** Takes what a run has given to other calls: the switch of the SDK's configuration, the cookie's name of Starlette's session. */
export function withoutSwitches(before: ParsedPython): ParsedPython {
  const switched = authConfigs(before).find((call) => {
    const given = call.keywords.find(({ arg }) => arg === SWITCH)?.value;
    return given !== undefined && isOwnSwitch(before, given);
  });
  const named = otherSessionCalls(before).find(
    ({ call }) =>
      stringValue(call.keywords.find(({ arg }) => arg === 'session_cookie')?.value) === RENAMED_COOKIE,
  )?.call;
  const text =
    switched !== undefined
      ? withoutKeyword(before, switched, SWITCH)
      : named === undefined
        ? before.text
        : withoutKeyword(before, named, 'session_cookie');
  const after = text === before.text ? undefined : parsePython(text);
  return after?.kind === 'parsed' ? withoutSwitches(after) : before;
}
