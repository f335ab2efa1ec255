import {
  editPython,
  insertIntoList,
  listShape,
  quoted,
  sourceOf,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { indentAt } from '../../../languages/text/layout.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isInsecureDev, isSecretInline } from '../../../session/questions.js';
import type { FastapiApp } from '../app.js';
import type { EnvReader } from '../loaders/reader.js';
import { isMiddlewareEntry, readsSession } from '../project/additions.js';
import { fullNameOf, type CodeView } from '../project/code.js';
import type { Making } from '../project/making.js';
import type { MiddlewareList } from '../project/middleware-list.js';
import { secureCode } from './cookie-flag.js';
import { blockedAt, editInSteps, type Edited } from './file-change.js';
import { callCode, className, importEdits, secretCode } from './session-code.js';

/** What an edit is made of. */
export interface Task {
  readonly making: Making;
  readonly reader: EnvReader | undefined;
  readonly answers: Answers;
}

/** What the class is given, beside itself. */
export function givenTo(
  app: FastapiApp,
  parsed: ParsedPython,
  reader: EnvReader | undefined,
  answers: Answers,
): string[] {
  const secure = isInsecureDev(answers) ? secureCode(parsed, app.reading) : undefined;
  return [
    `secret_key=${secretCode(parsed, reader, answers)}`,
    ...(secure === undefined ? [] : [`secure=${secure.code}`]),
  ];
}

/** In a list, the first is outermost: behind CORS and others that stand before it. */
export function inList(
  app: FastapiApp,
  parsed: ParsedPython,
  now: CodeView,
  { list: { list, placed }, making, reader, answers }: Task & { readonly list: MiddlewareList },
): Edited | BlockedResult {
  const from = isSecretInline(answers) ? 0 : (reader?.from ?? 0);
  const entries = list.elts.flatMap((one) => (one.nodeType === 'Call' ? [one] : []));
  const areKnown = entries.every(({ func }) => isMiddlewareEntry(parsed, func));
  if (!areKnown || entries.length < list.elts.length || from > parsed.span(placed.statement).from)
    return blockedAt(
      "The application's middleware comes from a list that can't be followed.",
      making.line,
      byHandInList(parsed, answers, app, reader),
    );
  const names = entries.map((one) => fullNameOf(parsed, one.args[0]) ?? '');
  const behind = names.findLastIndex((name) => OUTER.test(name)) + 1;
  const inner = entries.findIndex((one) => readsSession(now.graph, now.file, parsed, one.args[0]));
  const index = inner < 0 ? behind : Math.min(behind, inner);
  const style = styleOf(parsed);
  const given = [className(parsed).local, ...givenTo(app, parsed, reader, answers)];
  const shape = listShape(parsed, list);
  const first = shape.elements[0];
  const room = app.lineLength - (first === undefined ? 0 : indentAt(parsed.text, first.from).length) - 1;
  const item = callCode(`${entryName(parsed, list)}(`, given, style.unit, room);
  const text = editPython(parsed.text, insertIntoList(parsed, list, index, item, style));
  return {
    text: editInSteps(text, importEdits(now, parsed, isSecretInline(answers) ? undefined : reader)),
  };
}

/** They know no session, and are meant to see a request first. */
const OUTER = /\.(CORSMiddleware|TrustedHostMiddleware|HTTPSRedirectMiddleware|ProxyHeadersMiddleware)$/;

/** What the entries of the list are made with. */
function entryName(parsed: ParsedPython, list: NodeOf<'List'>): string {
  const [first] = list.elts;
  return first?.nodeType === 'Call' ? sourceOf(parsed, first.func) : 'Middleware';
}

/** The entry to add by hand. */
export function byHandInList(
  parsed: ParsedPython,
  answers: Answers,
  app: FastapiApp,
  reader: EnvReader | undefined,
): string {
  const style = styleOf(parsed);
  const secret = isSecretInline(answers)
    ? `os.environ[${quoted(SECRET_VARIABLE, style)}]`
    : secretCode(parsed, reader, answers);
  return `Add this to the list, behind CORS and before middleware that reads the session:\n\n${callCode('Middleware(', ['SessionMiddleware', `secret_key=${secret}`], style.unit, app.lineLength)},`;
}
