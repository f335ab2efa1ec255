import {
  editPython,
  insertIntoList,
  listShape,
  quoted,
  sourceOf,
  stringValue,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { insertAt, type TextEdit } from '../../../languages/text/text-edit.js';
import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import type { FastapiApp } from '../app.js';
import { otherSessionCalls } from '../project/additions.js';
import { RENAMED_COOKIE } from '../sdk.js';
import { blockedAt, fileChange } from './file-change.js';

/** What both call their cookie unless they are told otherwise. */
const USUAL_COOKIE = 'session';

/** Starlette's own session under the same cookie's name: each would overwrite the other's. */
export function otherSession(app: FastapiApp, answers: Answers): Change {
  return fileChange(
    { title: 'keep the cookies of two sessions apart', problem: 'two sessions have one cookie' },
    app.view,
    (parsed, now) => {
      const others = [...now.graph.modules].flatMap(([file, module]) =>
        otherSessionCalls(file === now.file ? parsed : module)
          .filter(({ call }) => cookieName(call) === USUAL_COOKIE)
          .map((one) => ({ ...one, file })),
      );
      const [first] = others;
      if (first === undefined) return { text: parsed.text };
      const elsewhere = others.find(({ file }) => file !== now.file);
      if (answers.force && elsewhere === undefined)
        return {
          text: editPython(
            parsed.text,
            others.flatMap(({ call }) => renamed(parsed, call)),
          ),
        };
      return besideOther(elsewhere ?? first, now.file);
    },
  );
}

/** The name of the cookie; undefined where it is given by code. */
function cookieName(call: NodeOf<'Call'>): string | undefined {
  const given = call.keywords.find(({ arg }) => arg === 'session_cookie')?.value;
  return given === undefined ? USUAL_COOKIE : stringValue(given);
}

function besideOther({ file, line }: { readonly file: string; readonly line: number }, here: string) {
  const isHere = file === here;
  const reason = `Starlette's SessionMiddleware${isHere ? '' : ` (${file}:${String(line)})`} sets a cookie with the same name, "session".`;
  const manual =
    'Remove it, or give its cookie another name, e.g. session_cookie="starlette_session", and rerun.';
  const consent = isHere ? { consent: 'name the cookie of Starlette\'s session "starlette_session"' } : {};
  return { ...blockedAt(reason, isHere ? line : undefined, manual), ...consent };
}

function renamed(parsed: ParsedPython, call: NodeOf<'Call'>): TextEdit[] {
  const style = styleOf(parsed);
  const { elements } = listShape(parsed, call);
  const name = quoted(RENAMED_COOKIE, style);
  const given = call.keywords.find(({ arg }) => arg === 'session_cookie')?.value;
  if (given !== undefined) return [{ ...parsed.span(given), insert: name }];
  const item = `session_cookie=${name}`;
  const last = elements.at(-1);
  // On its line it stays there, so that remove can give the line back.
  if (last !== undefined && !sourceOf(parsed, call).includes('\n')) return [insertAt(last.to, `, ${item}`)];
  return insertIntoList(parsed, call, elements.length, item, style);
}
