import { filesOf } from '../../../languages/python/evaluate/index.js';
import { quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline, isSecretMoved } from '../../../session/questions.js';
import type { BlockedResult, Change, Finding, Note, Texts } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import type { EnvFileLocation } from '../project/env-file-location.js';
import { addBesideSession } from './beside-session.js';
import { editWithImports, importsFor } from './settings-edits.js';
import { isTakenByKey, movedSecret, readSecret, type SecretState } from '../settings/secret-state.js';
import { readSetting, settersIn, type Unknown } from '../settings/setting.js';
import type { DjangoApp } from '../app.js';
import { SEVERAL_STAY, whyNotMoved } from '../../../session/index.js';
import { weakLiterals } from '../../../session/weak-secrets.js';
import { replaceBlock } from './several-secrets.js';
import { withTexts, type SettingsView } from '../settings/view.js';
import { isRandom } from '../../../session/python/secret-expression.js';
import { hiddenSecrets } from '../settings/hidden-secrets.js';
import { literalsIn } from '../../../session/python/secret-texts.js';
import { possibleValues, type Possible } from '../settings/possible-values.js';
import { realFile } from './class-changes.js';
import { evaluatorFor, findingAt, type SettingFinding, type Subject } from './finding.js';
import { isKeptBack } from '../settings/kept-back.js';
import {
  plainSecretBlock,
  secretBlock,
  secretBlocked,
  secretCode,
  withImport,
  type SecretCode,
} from './secret-code.js';
import { blamed, settingsChange, type Edited } from './settings-change.js';

/** What is wrong with the secret that a settings module ends up with. */
export function secretFindings(subject: Subject): SettingFinding[] {
  return subject.use === 'production' ? productionFindings(subject) : noSecretFindings(subject);
}

/** The secret of production comes from outside the source; where it does not, its text is never shown. */
function productionFindings(subject: Subject): SettingFinding[] {
  const { module } = subject;
  const values = possibleValues(evaluatorFor(subject), module, SECRET_VARIABLE);
  const lost = values.filter((value) => value.kind === 'unknown' && value.node === undefined);
  // However many places may set it, it is put right once.
  return values.flatMap((value) => {
    const fault = lost.indexOf(value) > 0 ? undefined : faultOf(value, values.length === 1);
    return fault === undefined ? [] : [secretFinding(value, subject, false, fault)];
  });
}

function faultOf(value: Possible, isOnly: boolean): string | undefined {
  if (value.kind === 'unset') return 'may not be set, and SECRET_KEY would be used instead';
  if (value.kind === 'plain')
    return value.value === null ? 'is None' : 'is a literal in the source: read it from the environment';
  if (value.node === undefined) return `${isOnly ? 'is' : 'may be'} set by code that can't be followed`;
  if (isRandom(value.node)) return 'may change at each start, which logs everyone out';
  const literals = literalsIn(value.node);
  return literals.length === 0 ? undefined : 'may fall back to a literal in the source';
}

/** A secret that is surely none: the engine would take SECRET_KEY, or fail at the first request. */
function noSecretFindings(subject: Subject): SettingFinding[] {
  const { module } = subject;
  const values = possibleValues(evaluatorFor(subject), module, SECRET_VARIABLE);
  const isNone = values.every(
    (value) => value.kind === 'unset' || (value.kind === 'plain' && value.value === null),
  );
  const [first] = values;
  if (!isNone || first === undefined) return [];
  const what = first.kind === 'unset' ? 'is not set, so SECRET_KEY would be used instead' : 'is None';
  return [secretFinding(first, subject, true, what)];
}

function secretFinding(
  value: Possible,
  { graph, module }: Subject,
  sure: boolean,
  what: string,
): SettingFinding {
  const parsed = graph.modules.get(module);
  return findingAt(value, module, {
    setting: SECRET_VARIABLE,
    sure,
    clause: `${SECRET_VARIABLE} ${what}`,
    code:
      parsed === undefined
        ? `${SECRET_VARIABLE} = os.environ['${SECRET_VARIABLE}']`
        : plainSecretBlock(parsed),
  });
}

/** Secrets in the source that work, and protect nothing; those that stand in for the variable among them. */
export function weakSecretFindings(app: Pick<DjangoApp, 'view' | 'classes'>, texts: Texts): Finding[] {
  const { graph, entry } = withTexts(app.view, (file) => texts.get(file));
  const setting = readSetting(graph, entry, SECRET_VARIABLE);
  if (setting.kind !== 'assigned') return [];
  const at = { file: realFile(app.classes, setting.file), line: setting.line };
  const state = readSecret(graph, entry);
  if (state.kind === 'good literal') return weakLiterals(state.secrets, at);
  return state.kind === 'expression' ? state.fallbacks.flatMap((text) => weakLiterals([text], at)) : [];
}

/** Sets WRISTBAND_SESSION_SECRET in the project's own idiom, or to the literal where that was asked for. */
export function setSecret(view: SettingsView, answers: Answers, app: AppOfSecret): Change {
  const what = { title: `set ${SECRET_VARIABLE}`, problem: `${SECRET_VARIABLE} is not set` };
  return settingsChange(what, view, (parsed, now) => ({
    ...secretEdit(parsed, { view, now, answers }, app),
    redact: hiddenSecrets(now.graph, now.entry),
  }));
}

type AppOfSecret = Pick<DjangoApp, 'envFile' | 'envFileLocation'>;

function secretEdit(
  parsed: ParsedPython,
  { view, now, answers }: Pick<Task, 'now' | 'answers'> & { readonly view: SettingsView },
  { envFile, envFileLocation }: AppOfSecret,
): Edited | BlockedResult {
  const state = stateIn(now);
  switch (state.kind) {
    case 'good literal':
      return movedSecret(state, answers) === undefined
        ? keepLiterals(parsed, state, view, answers)
        : move(parsed, { now, answers, envFileLocation }, whyNotMoved(envFile));
    case 'expression':
      return { text: parsed.text, notes: stateNotes(state, view.file) };
    case 'unknown':
      return unknownSetting(now, state);
    case 'absent':
      return isKeptBack(now, SECRET_VARIABLE)
        ? secretBlocked(
            now,
            `__all__ doesn't include ${SECRET_VARIABLE} here.`,
            settersIn(parsed, '__all__')[0]?.line,
          )
        : write(parsed, state, { now, answers, envFileLocation });
    case 'faulty':
      return write(parsed, state, { now, answers, envFileLocation });
  }
}

/** Where names of the file reach the entry in a way that can't be followed, the file itself is asked. */
function stateIn({ graph, entry, file }: SettingsView): SecretState {
  const state = readSecret(graph, entry);
  return state.kind === 'absent' && !filesOf(graph, entry).has(file) ? readSecret(graph, file) : state;
}

function unknownSetting(view: SettingsView, state: Unknown): BlockedResult {
  const { reason, line } = blamed(view, state);
  if (!isTakenByKey(view.graph, view.entry)) return secretBlocked(view, reason, line);
  const manual = 'Read SECRET_KEY from another variable here, with the same value as before, and rerun.';
  return { kind: 'blocked', reason, ...(line === undefined ? {} : { line }), manual };
}

interface Task {
  /** The view with the files as they are at this point of the plan. */
  readonly now: SettingsView;
  readonly answers: Answers;
  readonly envFileLocation: EnvFileLocation;
}

function keepLiterals(
  parsed: ParsedPython,
  { secrets }: Extract<SecretState, { kind: 'good literal' }>,
  { file }: SettingsView,
  answers: Answers,
): Edited {
  const stay = isSecretMoved(answers) && secrets.length > 1;
  const [setter] = settersIn(parsed, SECRET_VARIABLE);
  const place = setter === undefined ? { file } : { file, line: setter.line };
  return { text: parsed.text, notes: stay ? [{ message: SEVERAL_STAY, ...place }] : [] };
}

/** @param hindrance why the env file can't get the secret */
function move(
  parsed: ParsedPython,
  { now, answers, envFileLocation }: Task,
  hindrance: string | undefined,
): Edited | BlockedResult {
  const setting = readSetting(now.graph, now.entry, SECRET_VARIABLE);
  if (setting.kind !== 'assigned') throw new Error('A literal is an assignment.');
  if (hindrance !== undefined) return secretBlocked(now, hindrance, setting.line);
  const code = secretCode(parsed, now, answers, envFileLocation);
  if ('kind' in code) return code;
  if (code.from > parsed.span(setting.value).from)
    return secretBlocked(now, 'The env file is loaded only below.', setting.line);
  const block = secretBlock(styleOf(parsed), code.value, false);
  const put = () => replaceBlock(parsed, setting, block);
  return { text: editWithImports(parsed, [put, ...importsFor(code, now)]) };
}

type Writable = Extract<SecretState, { kind: 'absent' | 'faulty' }>;

function write(
  parsed: ParsedPython,
  state: Writable,
  { now, answers, envFileLocation }: Task,
): Edited | BlockedResult {
  const code = secretCode(parsed, now, answers, envFileLocation);
  if ('kind' in code) return code;
  if (state.kind === 'faulty') return replace(parsed, now, state, code, answers);
  const block = secretBlock(styleOf(parsed), code.value, isSecretInline(answers));
  const append = () => [addBesideSession(parsed, now, block, code.from)];
  return { text: editWithImports(parsed, [append, ...importsFor(code, now)]) };
}

function replace(
  parsed: ParsedPython,
  view: SettingsView,
  { fault, line, value }: Extract<SecretState, { kind: 'faulty' }>,
  code: SecretCode,
  answers: Answers,
): Edited | BlockedResult {
  const style = styleOf(parsed);
  const inline = isSecretInline(answers);
  const byHand = inline
    ? secretBlock(style, quoted('<a random secret of at least 32 characters>', style), true)
    : code.needsOs
      ? plainSecretBlock(parsed)
      : withImport(secretBlock(style, code.value, false), code);
  const reason = `${SECRET_VARIABLE} is already set, but it is ${fault}.`;
  const blocked = secretBlocked(view, reason, line, byHand);
  const span = parsed.span(value);
  if (code.from > span.from) return blocked;
  const shown = inline ? 'a generated secret' : code.value;
  if (!answers.force) return { ...blocked, consent: `replace ${SECRET_VARIABLE} (${fault}) with ${shown}` };
  const put = () => [{ ...span, insert: code.value }];
  return { text: editWithImports(parsed, [put, ...importsFor(code, view)]) };
}

/** A stand-in for a variable that is not set, or None, breaks every request instead of the start. */
function stateNotes(state: Extract<SecretState, { kind: 'expression' }>, file: string): Note[] {
  if (!state.hidesAbsence && !state.isRandom) return [];
  const but = state.isRandom
    ? 'without the variable, it changes at each start, which logs everyone out'
    : 'its expression hides a missing variable until the first request';
  return [{ message: `${SECRET_VARIABLE} is kept, but ${but}.`, file, line: state.line }];
}
