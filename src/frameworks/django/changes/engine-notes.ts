import { textsBeside } from './comment-after.js';
import type { AssignedAt } from '../settings/assigned-values.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { possibleValues } from '../settings/possible-values.js';
import { settersOf, settersIn } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import {
  type ParsedPython,
  assignmentsOf,
  placedNodes,
  sourceOf,
  stringValue,
} from '../../../languages/python/index.js';
import type { Note } from '../../../model/change.js';
import { listed } from '../../../model/words.js';
import { staleComments, type PlacedComment } from '../../../session/stale-comments.js';

export const SIGNED_COOKIES = 'django.contrib.sessions.backends.signed_cookies';
const JSON_SERIALIZER = 'django.contrib.sessions.serializers.JSONSerializer';
/** These only say where the old engine keeps its sessions. */
const LEFTOVERS = ['SESSION_CACHE_ALIAS', 'SESSION_FILE_PATH'];

/** What an engine can do that keeps sessions on the server. */
export const BIGGER_SESSIONS =
  'Sessions over 4 KB no longer work, because browsers drop such a cookie. `manage.py clearsessions` fails: remove it from scheduled jobs.';

export type AssignedValue = AssignedAt['values'][number];

/** What the switch means for an application that is in use. */
export function replacedEngineNotes(
  parsed: ParsedPython,
  view: SettingsView,
  replaced: readonly AssignedValue[],
): Note[] {
  const [first] = replaced;
  const shown = [...new Set(replaced.map(({ value }) => sourceOf(parsed, value).replace(/\s+/g, ' ')))];
  const place = { file: view.file, ...(first === undefined ? {} : { line: first.line }) };
  const isInCookies = replaced.every(({ value }) => stringValue(value) === SIGNED_COOKIES);
  return [
    {
      message: `Replacing SESSION_ENGINE = ${listed(shown)} logs everyone out once.`,
      ...place,
      isSaidOnce: true,
    },
    ...(isInCookies ? [] : [{ message: BIGGER_SESSIONS, ...place, isSaidOnce: true }]),
    ...staleComments('SESSION_ENGINE', view.file, commentsOn(parsed, replaced), /./),
    ...leftoverNotes(parsed, view),
  ];
}

/** Words of comments that stop being true with an engine that keeps sessions elsewhere. */
const ABOUT_STORE =
  /\b(default|caches?|cached|db|databases?|sql|redis|memcached?|memory|disk|files?|signed|stored?|stores|persist\w*|faster|performance)\b/i;

/** A sentence in any language beside the engine: that one is about it. */
const SENTENCE = /^#\s*(?!noqa|type:|pylint|pragma|fmt:|nosec)\S+(\s+\S+){2}/i;

/** The comments beside the engine, and directly above it, that the new one may make untrue. */
function commentsOn(parsed: ParsedPython, replaced: readonly AssignedValue[]): PlacedComment[] {
  const lines = new Set(replaced.map(({ line }) => line));
  return assignmentsOf(parsed, 'SESSION_ENGINE')
    .filter(({ line }) => lines.has(line))
    .flatMap(({ statement }) => {
      const first = parsed.line(statement);
      return textsBeside(parsed, statement).filter(
        ({ text, line }) => ABOUT_STORE.test(text) || (line >= first && SENTENCE.test(text)),
      );
    });
}

/** Where nothing names an engine, Django's default is replaced: settings of the session show that it is in use. */
export function defaultEngineNotes(parsed: ParsedPython, view: SettingsView): Note[] {
  const [used] = assignmentsOf(parsed).filter(
    ({ name, within }) =>
      name.startsWith('SESSION_') && !within.some(({ nodeType }) => nodeType.endsWith('Def')),
  );
  if (used === undefined || settersOf(view.graph, view.entry, 'SESSION_ENGINE').length > 0) return [];
  const place = { file: view.file, line: parsed.line(used.statement) };
  return [
    {
      message: "Replacing Django's default SESSION_ENGINE logs everyone out once.",
      ...place,
      isSaidOnce: true,
    },
    { message: BIGGER_SESSIONS, ...place, isSaidOnce: true },
    ...leftoverNotes(parsed, view),
  ];
}

/** Settings that do nothing any more. */
export function leftoverNotes(parsed: ParsedPython, view: SettingsView): Note[] {
  const { file } = view;
  const ignored = 'SESSION_SERIALIZER is ignored from now on: sessions can only store JSON values.';
  const isRead = (name: string) =>
    [...view.graph.modules.values()].some((module) =>
      placedNodes(module, 'Name').some(({ node }) => node.id === name),
    );
  const unused = LEFTOVERS.flatMap((name) =>
    settersIn(parsed, name)
      .slice(0, 1)
      .filter(() => !isRead(name))
      .map(({ line }) => ({
        line,
        message: `${name} only served the old engine: remove it unless your own code reads it.`,
      })),
  );
  return [
    ...serializerNotes(parsed, view).map((line) => ({ message: ignored, file, line })),
    ...unused.map((note) => ({ ...note, file })),
  ];
}

/** Where a serializer is set that does more than JSON. */
function serializerNotes(parsed: ParsedPython, { graph, file }: SettingsView): number[] {
  const isJson = possibleValues(evaluatorOf(graph), file, 'SESSION_SERIALIZER').every(
    (value) => value.kind === 'plain' && value.value === JSON_SERIALIZER,
  );
  const [first] = settersIn(parsed, 'SESSION_SERIALIZER');
  return isJson || first === undefined ? [] : [first.line];
}
