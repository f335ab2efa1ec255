import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../model/secret.js';
import {
  argument,
  editPython,
  listShape,
  numberValue,
  quoted,
  sourceOf,
  styleOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../languages/python/index.js';
import { indentAt } from '../../languages/text/layout.js';
import type { TextEdit } from '../../languages/text/text-edit.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation, rotateSecret } from '../../session/rotation.js';
import { stepsByHand, type CookieAge } from '../../session/rotation-steps.js';
import { checkWithPython } from '../../session/python/cpython-check.js';
import type { Change, BlockedResult } from '../../model/change.js';
import type { FastapiApp } from './app.js';
import { addFields } from './changes/fields.js';
import { blockedAt, editInSteps, fileChange } from './changes/file-change.js';
import { importEdits, inQuotes, secretCode } from './changes/session-code.js';
import { sessionCalls } from './project/additions.js';
import { secretGiven, secretOf } from './project/secret.js';
import { syntaxCheck } from './verification.js';

/** What `rotate` does to a FastAPI application, and `rotate --finish`. */
export function rotationOf(app: FastapiApp, answers: Answers, step: RotationStep): ChangeSet {
  const { view, secret, envFile } = app;
  const age = cookieAge(app);
  const byHand = stepsByHand(NEW_SECRET.python, age, codeByHand(app));
  const refusal = step === 'finish' ? undefined : whyNot(app, byHand);
  const { changes, ...rotation } = rotateSecret(envFile, answers, step, {
    file: view.file,
    literals: secret.kind === 'good literal' ? secret.secrets : [],
    byHand,
    make: NEW_SECRET.python,
    age,
    code: [...addFields(app, PREVIOUS_VARIABLE), readSeveral(app, answers, byHand)],
  });
  return {
    ...rotation,
    changes: refusal === undefined ? changes : [refuseRotation(view.file, refusal)],
    reads: [...view.graph.modules.keys(), ...app.envClasses.keys()],
    dependencies: { missing: [], command: undefined },
    projectCheck: syntaxCheck(app),
    checkPlannedFiles: checkWithPython,
  };
}

/** Makes the middleware take several secrets: the first encrypts, all decrypt. */
function readSeveral(app: FastapiApp, answers: Answers, byHand: string): Change {
  const { reader } = app.reading;
  return fileChange(
    { title: `read ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE}` },
    app.view,
    (parsed, now) => {
      const [session] = sessionCalls(parsed);
      const given = session && secretGiven(session.call);
      if (session === undefined || given === undefined || reader.kind === 'unknown')
        return unseen(byHand, undefined);
      const state = secretOf(parsed, session);
      if (state.kind === 'expression' && state.readsPrevious) return { text: parsed.text };
      const style = styleOf(parsed);
      const own = secretCode(parsed, reader, { ...answers, values: {} });
      const isLiteral = state.kind === 'good literal';
      // Whatever else the expression does, only one that gives the variable's text can be the first of a list.
      if (!isLiteral && sourceOf(parsed, given) !== own) return unseen(byHand, parsed.line(given));
      const name = quoted(PREVIOUS_VARIABLE, style);
      const previous = inQuotes(`*filter(None, ${reader.previous(name)}.split(","))`, parsed);
      const text = editPython(parsed.text, [listed(parsed, session.call, given, [own, previous])]);
      return { text: editInSteps(text, importEdits(now, parsed, reader)) };
    },
  );
}

/** Puts a list in the place of the secret, each of its elements on a line; a call on one line is spread over several. */
function listed(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  given: Expression,
  elements: readonly string[],
): TextEdit {
  const { text } = parsed;
  const { unit, eol } = styleOf(parsed);
  const { from, to } = parsed.span(given);
  const isFlat = !sourceOf(parsed, call).includes('\n');
  const outer = indentAt(text, parsed.span(call).from);
  const indent = isFlat ? outer + unit : indentAt(text, from);
  const list = [`[`, ...elements.map((one) => `${indent}${unit}${one},`), `${indent}]`].join(eol);
  if (!isFlat) return { from, to, insert: list };
  const shape = listShape(parsed, call);
  const lines = shape.elements.map((one) => {
    const isSecret = one.from <= from && to <= one.to;
    const code = isSecret
      ? text.slice(one.from, from) + list + text.slice(to, one.to)
      : text.slice(one.from, one.to);
    return `${indent}${code},${eol}`;
  });
  return { from: shape.from, to: shape.to, insert: `${eol}${lines.join('')}${outer}` };
}

function unseen(byHand: string, line: number | undefined): BlockedResult {
  return blockedAt(
    `secret_key is given by code that can't be followed, or in a way that supports only one secret.`,
    line,
    byHand,
  );
}

/** The form that works wherever the variables are in the environment. */
function codeByHand({ view }: FastapiApp): string {
  return `In ${view.file}:\n\nsecret_key=[\n    os.environ["${SECRET_VARIABLE}"],\n    *filter(None, os.environ.get("${PREVIOUS_VARIABLE}", "").split(",")),\n]`;
}

/** Where there is no secret that could be taken over. */
function whyNot(
  { secret, isWired, reading }: FastapiApp,
  byHand: string,
): Omit<BlockedResult, 'kind'> | undefined {
  if (!isWired || secret.kind === 'absent')
    return {
      reason: 'The session has no secret yet.',
      manual: 'Run npx create-wristband-session first to set it up.',
    };
  if (secret.kind === 'faulty')
    return {
      reason: `secret_key is ${secret.fault}, and a rotation would keep it.`,
      line: secret.line,
      manual: 'Run npx create-wristband-session first; it says what to do.',
    };
  if (secret.kind === 'good literal' && reading.lacksLoader)
    return {
      reason: 'The secret is in the source, and the application loads no env file that it could move to.',
      line: secret.line,
      manual: byHand,
      redact: secret.secrets,
    };
  if (
    secret.kind === 'unknown' ||
    (secret.kind === 'expression' && (!secret.readsVariable || secret.isRandom))
  )
    return { reason: "Can't tell which secret is in use.", line: secret.line, manual: byHand };
  return undefined;
}

/** In seconds, as the middleware has it without an option. */
const USUAL_AGE = 3600;

function cookieAge({ view }: FastapiApp): CookieAge {
  const parsed = view.graph.modules.get(view.file);
  const call = parsed && sessionCalls(parsed)[0]?.call;
  const given = call && argument(call, Number.MAX_SAFE_INTEGER, 'max_age');
  return { seconds: given === undefined ? USUAL_AGE : numberValue(given), setting: 'max_age' };
}
