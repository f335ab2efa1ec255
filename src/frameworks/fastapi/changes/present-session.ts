import {
  editPython,
  insertIntoList,
  listShape,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { withoutElement } from '../../../languages/text/list-removal.js';
import { pythonComments } from '../../../languages/text/gap.js';
import type { BlockedResult, Change, Finding } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { SEVERAL_STAY, whyNotMoved } from '../../../session/index.js';
import {
  insecureDevQuestion,
  isInsecureDev,
  isSecretMoved,
  keepsCookies,
} from '../../../session/questions.js';
import { weakLiterals } from '../../../session/weak-secrets.js';
import { makingFor, type FastapiApp } from '../app.js';
import { findReading } from '../loaders/find-reader.js';
import { sessionCalls } from '../project/additions.js';
import type { CodeView } from '../project/code.js';
import { sameMaking } from '../project/making.js';
import { isOpen, movedSecret, secretGiven, secretOf } from '../project/secret.js';
import { flagOf, secureCode } from './cookie-flag.js';
import { blockedAt, editInSteps, fileChange, type Edited } from './file-change.js';
import { importEdits, secretCode } from './session-code.js';

/** Looks at a session that is there, whoever has added it: its secret. */
export function keepSecret(app: FastapiApp, answers: Answers): Change {
  return fileChange(
    { title: 'set secret_key', problem: 'secret_key is not set' },
    app.view,
    (parsed, now) => {
      const [session] = sessionCalls(parsed);
      if (session === undefined || !app.isWired) return { text: parsed.text };
      const state = secretOf(parsed, session);
      const place = { file: now.file, line: 'line' in state ? state.line : session.line };
      switch (state.kind) {
        case 'unknown':
          return {
            text: parsed.text,
            notes: [{ message: "The session's options can't be followed.", ...place }],
          };
        case 'expression': {
          const findings = state.fallbacks.flatMap((text) => weakLiterals([text], place));
          return {
            text: parsed.text,
            findings: [...findings, ...inProduction(state.fallbacks, answers, place)],
          };
        }
        case 'good literal': {
          if (movedSecret(state, answers) === undefined)
            return literal(state.secrets, parsed, answers, place);
          const hindrance = whyNotMoved(app.envFile);
          return hindrance === undefined
            ? written(app, parsed, now, session.call, answers)
            : blockedAt(hindrance, place.line, 'Keep the secret here, or set it in the environment by hand.');
        }
        case 'absent':
          return written(app, parsed, now, session.call, answers);
        case 'faulty':
          if (answers.force) return written(app, parsed, now, session.call, answers);
          return {
            ...blockedAt(
              `secret_key is ${state.fault}.`,
              place.line,
              `Give it at least 32 random characters, read from ${SECRET_VARIABLE}.`,
            ),
            consent: `replace secret_key (${state.fault})`,
          };
      }
    },
  );
}

function literal(
  secrets: readonly string[],
  { text }: ParsedPython,
  answers: Answers,
  place: { readonly file: string; readonly line: number },
): Edited {
  const stay = isSecretMoved(answers) && secrets.length > 1;
  return {
    text,
    notes: stay ? [{ message: SEVERAL_STAY, ...place }] : [],
    findings: [...weakLiterals(secrets, place, 'secret_key'), ...inProduction(secrets, answers, place)],
  };
}

/** The secret of production comes from outside the source. */
function inProduction(
  literals: readonly string[],
  answers: Answers,
  place: { readonly file: string; readonly line: number },
): Finding[] {
  if (answers.production !== true || literals.length === 0) return [];
  const message = 'secret_key may be a literal in the source: read it from the environment';
  return [{ message, ...place, manual: `Use --secret-store env to move it to ${SECRET_VARIABLE}.` }];
}

function written(
  app: FastapiApp,
  parsed: ParsedPython,
  now: CodeView,
  call: NodeOf<'Call'>,
  answers: Answers,
): Edited | BlockedResult {
  const making = makingFor(now, app.making, app.file);
  const here = sameMaking(parsed, making) ?? making;
  const { reader } = findReading(now, here, undefined);
  if (reader.kind === 'unknown') return blockedAt(reader.reason, reader.line, manualFor(parsed));
  if (reader.from > parsed.span(call).from)
    return blockedAt('The environment is read only below.', parsed.line(call), manualFor(parsed));
  const code = secretCode(parsed, reader, answers);
  const given = secretGiven(call);
  const edits =
    given === undefined
      ? insertIntoList(
          parsed,
          call,
          Math.min(1, listShape(parsed, call).elements.length),
          `secret_key=${code}`,
          styleOf(parsed),
        )
      : [{ ...parsed.span(given), insert: code }];
  const text = editPython(parsed.text, edits);
  return { text: editInSteps(text, importEdits(now, parsed, reader)) };
}

function manualFor(parsed: ParsedPython): string {
  const quote = styleOf(parsed).quotes === 'single' ? "'" : '"';
  return `Read the secret from the environment:\n\nsecret_key=os.environ[${quote}${SECRET_VARIABLE}${quote}]`;
}

/** Looks at whether the cookie of a session that is there has Secure. */
export function keepCookie(app: FastapiApp, answers: Answers): Change {
  const what = isInsecureDev(answers)
    ? { title: 'send cookies without Secure in development', problem: 'secure should be off in development' }
    : { title: 'send cookies with Secure only', problem: 'secure should be on' };
  return fileChange(what, app.view, (parsed) => {
    const [session] = sessionCalls(parsed);
    if (session === undefined || !app.isWired || keepsCookies(answers)) return { text: parsed.text };
    return { text: withFlag(parsed, session.call, answers, app) };
  });
}

function withFlag(parsed: ParsedPython, call: NodeOf<'Call'>, answers: Answers, app: FastapiApp): string {
  const state = flagOf(call, 'secure');
  if (isInsecureDev(answers)) {
    const code = secureCode(parsed, app.reading)?.code;
    const isOthers = state === 'false' || state === 'conditional' || isOpen(call);
    return code === undefined || isOthers ? parsed.text : withSecure(parsed, call, code);
  }
  const isTaken = state === 'false' || (state === 'conditional' && isTakenBack(answers));
  return isTaken ? withoutKeyword(parsed, call, 'secure') : parsed.text;
}

/** Whether somebody has said that cookies are for HTTPS only. */
function isTakenBack({ chosen, production }: Answers): boolean {
  return chosen?.includes(insecureDevQuestion.name) === true && production !== true;
}

function withSecure(parsed: ParsedPython, call: NodeOf<'Call'>, code: string): string {
  const given = call.keywords.find(({ arg }) => arg === 'secure')?.value;
  const edits =
    given === undefined
      ? insertIntoList(
          parsed,
          call,
          listShape(parsed, call).elements.length,
          `secure=${code}`,
          styleOf(parsed),
        )
      : [{ ...parsed.span(given), insert: code }];
  return editPython(parsed.text, edits);
}

/** Takes a keyword out of a call. */
export function withoutKeyword(parsed: ParsedPython, call: NodeOf<'Call'>, name: string): string {
  const index = call.keywords.findIndex(({ arg }) => arg === name);
  if (index < 0) return parsed.text;
  const place = call.args.length + index;
  return withoutElement(parsed.text, listShape(parsed, call), place, pythonComments);
}
