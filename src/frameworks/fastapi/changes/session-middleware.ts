import {
  callsOf,
  dottedName,
  editPython,
  insertAfter,
  insertBefore,
  linesOf,
  parsePython,
  quoted,
  sharesLine,
  styleOf,
  endsParagraph,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { indentAt } from '../../../languages/text/layout.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import type { FastapiApp } from '../app.js';
import { findReading } from '../loaders/find-reader.js';
import { additionsIn, sessionCalls, type Addition } from '../project/additions.js';
import type { CodeView } from '../project/code.js';
import { blockAround, sameMaking, type Making } from '../project/making.js';
import { middlewareList } from '../project/middleware-list.js';
import { blockedAt, editInSteps, fileChange, type Edited } from './file-change.js';
import { byHandInList, givenTo, inList, type Task } from './middleware-entry.js';
import { callCode, className, commentCode, importEdits, inQuotes } from './session-code.js';

/** Adds the session to the application, where middleware that reads it is inside of it and CORS is outside. */
export function addSession(app: FastapiApp, answers: Answers): Change {
  return fileChange(
    { title: 'add the session middleware', problem: 'the session middleware is missing' },
    app.view,
    (parsed, now) => {
      if (sessionCalls(parsed).length > 0) return { text: parsed.text };
      const making = sameMaking(parsed, app.making);
      if (making === undefined) return notFollowed(app, parsed, app.making);
      return unlessTwice(parsed, add(app, parsed, now, making, answers));
    },
  );
}

/** With the import that is added, a call that names the class without one is a session as well. */
function unlessTwice(parsed: ParsedPython, edited: Edited | BlockedResult): Edited | BlockedResult {
  const after = 'kind' in edited ? undefined : parsePython(edited.text);
  if (after?.kind !== 'parsed' || sessionCalls(after).length < 2) return edited;
  const { local } = className(parsed);
  const other = callsOf(parsed).find(({ call }) => call.args.some((given) => dottedName(given) === local));
  return blockedAt(
    `${local} is used here, but not imported.`,
    other?.line,
    `Add the import and rerun:\n\nfrom wristband.fastapi_auth import SessionMiddleware`,
  );
}

function add(
  app: FastapiApp,
  parsed: ParsedPython,
  now: CodeView,
  making: Making,
  answers: Answers,
): Edited | BlockedResult {
  const block = blockAround(parsed, making);
  if (making.name === undefined || block === undefined || sharesLine(parsed, making.statement))
    return notFollowed(app, parsed, making);
  const list = middlewareList(parsed, making);
  // What a list of the module names is read when the module is, whenever the application is made.
  const spot = list === undefined || list === 'unknown' ? making : { ...making, ...list.placed };
  const { reader } = findReading(now, spot, suppliedOf(app));
  if (reader.kind === 'unknown' && !isSecretInline(answers))
    return blockedAt(reader.reason, reader.line, byHand(parsed, making, app));
  const usable = reader.kind === 'unknown' ? undefined : reader;
  if (list === 'unknown') {
    const reason = "The application's middleware comes from a list that can't be followed.";
    return blockedAt(reason, making.line, byHandInList(parsed, answers, app, usable));
  }
  if (list !== undefined) return inList(app, parsed, now, { list, making, reader: usable, answers });
  return asStatement(app, parsed, now, { block, making, reader: usable, answers });
}

/** The env file that whoever starts the application hands over, as it was found. */
function suppliedOf({ reading, envFile }: FastapiApp): string | undefined {
  return reading.reader.kind === 'os' && reading.reader.source.kind === 'file' ? envFile?.path : undefined;
}

function asStatement(
  app: FastapiApp,
  parsed: ParsedPython,
  now: CodeView,
  { block, making, reader, answers }: Task & { readonly block: readonly Statement[] },
): Edited | BlockedResult {
  const { name = '' } = making;
  const below = block.slice(block.indexOf(making.statement) + 1);
  const additions = additionsIn(now.graph, now.file, parsed, below, name);
  const after = Math.max(parsed.span(making.statement).to, isSecretInline(answers) ? 0 : (reader?.from ?? 0));
  const { place, notes } = placeIn(parsed, now.file, { making, below, additions, after });
  const { unit } = styleOf(parsed);
  const room = app.lineLength - indentAt(parsed.text, linesOf(parsed, making.statement).from).length;
  const given = [className(parsed).local, ...givenTo(app, parsed, reader, answers)];
  const code = `${commentCode(room)}\n${callCode(`${name}.add_middleware(`, given, unit, room)}`;
  const put =
    place.before === undefined
      ? afterStatement(parsed, place.after, code)
      : beforeStatement(parsed, place.before, code);
  const text = editPython(parsed.text, [put]);
  return {
    text: editInSteps(text, importEdits(now, parsed, isSecretInline(answers) ? undefined : reader)),
    notes,
  };
}

/** A paragraph of its own; between statements without a blank line, without one. Black wants two around a function. */
function afterStatement(parsed: ParsedPython, statement: Statement, code: string): TextEdit {
  if (isTopDefinition(parsed, statement)) return insertAfter(parsed, statement, `\n\n${code}`);
  const isOpen = endsParagraph(parsed, statement);
  return insertAfter(parsed, statement, isOpen ? `\n${code}` : code);
}

function beforeStatement(parsed: ParsedPython, statement: Statement, code: string): TextEdit {
  if (isTopDefinition(parsed, statement)) return insertBefore(parsed, statement, `${code}\n\n`);
  const { eol } = styleOf(parsed);
  const apart = insertBefore(parsed, statement, `${code}\n`);
  const isOpen = parsed.text.slice(0, apart.from).endsWith(eol + eol);
  return isOpen ? apart : insertBefore(parsed, statement, code);
}

function isTopDefinition(parsed: ParsedPython, statement: Statement): boolean {
  return statement.nodeType.endsWith('Def') && parsed.body.includes(statement);
}

interface Place {
  readonly before?: Statement;
  readonly after: Statement;
}

/** Behind the last middleware that reads the session, and before what is added below that. */
function placeIn(
  parsed: ParsedPython,
  file: string,
  {
    making,
    below,
    additions,
    after,
  }: {
    readonly making: Making;
    readonly below: readonly Statement[];
    readonly additions: readonly Addition[];
    readonly after: number;
  },
): { readonly place: Place; readonly notes: readonly Note[] } {
  const lastReader = additions.findLast(({ reads }) => reads)?.statement;
  const start = Math.max(after, lastReader === undefined ? 0 : parsed.span(lastReader).to);
  const next = additions.find(({ statement }) => linesOf(parsed, statement).from >= start)?.statement;
  const last = below.findLast((one) => parsed.span(one).from < start) ?? making.statement;
  const early = additions.find(({ isCors, statement }) => isCors && parsed.span(statement).from < start);
  const notes =
    early === undefined
      ? []
      : [
          {
            message:
              'CORS is added before middleware that needs the session or its secret, so it runs inside of it.',
            file,
            line: parsed.line(early.statement),
          },
        ];
  return { place: { ...(next === undefined ? {} : { before: next }), after: last }, notes };
}

/** The form that works wherever the variable is set. */
function byHand(parsed: ParsedPython, making: Making, app: FastapiApp): string {
  const style = styleOf(parsed);
  const name = making.name ?? 'app';
  const read = `os.environ[${quoted(SECRET_VARIABLE, style)}]`;
  const lines = [
    'import os',
    '',
    'from wristband.fastapi_auth import SessionMiddleware',
    '',
    callCode(
      `${name}.add_middleware(`,
      ['SessionMiddleware', `secret_key=${read}`],
      style.unit,
      app.lineLength,
    ),
  ];
  return `Set ${SECRET_VARIABLE} to at least 32 random characters in the environment, and add this below the line that makes the application, before CORS is added:\n\n${inQuotes(lines.join('\n'), parsed)}`;
}

/** `return FastAPI(…)`, an application under a condition or in an expression. */
function notFollowed(app: FastapiApp, parsed: ParsedPython, making: Making): BlockedResult {
  const reason =
    making.name === undefined
      ? 'The application has no name here that the middleware could be added to.'
      : "The application is made in a place that can't be followed.";
  return blockedAt(reason, making.line, byHand(parsed, making, app));
}
