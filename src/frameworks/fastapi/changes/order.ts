import {
  statementsOf,
  type NodeOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Change, Finding } from '../../../model/change.js';
import type { FastapiApp } from '../app.js';
import { additionsIn, readsSession, sessionCalls, type SessionCall } from '../project/additions.js';
import type { CodeView } from '../project/code.js';
import { blockAround, sameMaking } from '../project/making.js';
import { fileChange } from './file-change.js';

const MESSAGE = 'this middleware reads the session, but runs before it';

/** Whether middleware that reads the session is inside of a session that is there. */
export function checkOrder(app: FastapiApp): Change {
  return fileChange({ title: 'check the order of the middleware' }, app.view, (parsed, now) => {
    const [session] = sessionCalls(parsed);
    if (session === undefined) return { text: parsed.text };
    const found = session.form === 'list' ? before(parsed, now, session) : below(app, parsed, now, session);
    return found === undefined
      ? { text: parsed.text }
      : { text: parsed.text, findings: [{ file: now.file, message: MESSAGE, ...found }] };
  });
}

type Found = Pick<Finding, 'line' | 'manual'>;

/** What is added last runs first. */
function below(
  app: FastapiApp,
  parsed: ParsedPython,
  now: CodeView,
  session: SessionCall,
): Found | undefined {
  const making = sameMaking(parsed, app.making);
  const block = making && blockAround(parsed, making);
  if (block === undefined || making?.name === undefined || now.file !== app.file) return undefined;
  const own = block.find((one) => one === session.statement || session.within.includes(one));
  if (own === undefined) return undefined;
  const rest = block.slice(block.indexOf(making.statement) + 1);
  const late = additionsIn(now.graph, now.file, parsed, rest, making.name).find(
    ({ reads, statement }) => reads && statement !== own && isBelow(parsed, statement, own),
  );
  return (
    late && {
      line: parsed.line(late.statement),
      manual: `Add it above the session (line ${String(session.line)}): what is added last runs first.`,
    }
  );
}

function isBelow(parsed: ParsedPython, one: Statement, other: Statement): boolean {
  return parsed.span(one).from > parsed.span(other).from;
}

/** Of a list, the first runs first. */
function before(parsed: ParsedPython, now: CodeView, { call }: SessionCall): Found | undefined {
  const list = statementsOf(parsed)
    .flatMap(({ statement }) => ownNodes(statement))
    .find((node): node is NodeOf<'List'> => node.nodeType === 'List' && node.elts.includes(call));
  const entries = list?.elts ?? [];
  const early = entries
    .slice(0, entries.indexOf(call))
    .find((one) => one.nodeType === 'Call' && readsSession(now.graph, now.file, parsed, one.args[0]));
  return (
    early && {
      line: parsed.line(early),
      manual: `Put it behind the session (line ${String(parsed.line(call))}): the first in the list runs first.`,
    }
  );
}
