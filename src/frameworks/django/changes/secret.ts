import { quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import { SECRET_VARIABLE, secretFault } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import type { BlockedResult, Change, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import type { EnvPlace } from '../project/env-place.js';
import { addBlock } from '../settings/block-place.js';
import { readSecret, type SecretState } from '../settings/secret-state.js';
import type { Unknown } from '../settings/setting.js';
import type { SettingsView } from '../settings/view.js';
import { importOs } from './import-os.js';
import { plainSecretBlock, secretBlock, secretBlocked } from './secret-block.js';
import { secretCode, type SecretCode } from './secret-code.js';
import { blamed, editWithImports, settingsChange, type Edited } from './settings-change.js';

/** Sets WRISTBAND_SESSION_SECRET in the project's own idiom, or to the literal where that was asked for. */
export function setSecret(view: SettingsView, answers: Answers, envPlace: EnvPlace): Change {
  return settingsChange(`set ${SECRET_VARIABLE}`, view, (parsed, now) => {
    const state = readSecret(now.graph, now.entry);
    switch (state.kind) {
      case 'good literal':
        return { text: parsed.text, redact: state.secrets };
      case 'expression':
        return {
          text: parsed.text,
          notes: stateNotes(state, view.file),
          redact: state.fallbacks.filter(isWorthHiding),
        };
      case 'unknown':
        return unknownSetting(parsed, view, state);
      case 'absent':
      case 'faulty':
        return write(parsed, state, view, answers, envPlace);
    }
  });
}

function unknownSetting(parsed: ParsedPython, view: SettingsView, state: Unknown): BlockedResult {
  const { reason, line } = blamed(view, state);
  return secretBlocked(reason, line, plainSecretBlock(parsed));
}

type Writable = Extract<SecretState, { kind: 'absent' | 'faulty' }>;

function write(
  parsed: ParsedPython,
  state: Writable,
  view: SettingsView,
  answers: Answers,
  envPlace: EnvPlace,
): Edited | BlockedResult {
  const code = secretCode(parsed, view, answers, envPlace);
  if ('kind' in code) return code;
  if (state.kind === 'faulty') return replace(parsed, state, code, answers);
  const block = secretBlock(styleOf(parsed), code.value, isSecretInline(answers));
  const append = (current: ParsedPython) => [addBlock(current, block, [], code.from)];
  return { text: editWithImports(parsed, code.needsOs ? [append, importOs] : [append]) };
}

function replace(
  parsed: ParsedPython,
  { secrets, fault, line, value }: Extract<SecretState, { kind: 'faulty' }>,
  code: SecretCode,
  answers: Answers,
): Edited | BlockedResult {
  const style = styleOf(parsed);
  const inline = isSecretInline(answers);
  const redact = secrets.filter(isWorthHiding);
  const byHand = inline ? quoted('<a random secret of at least 32 characters>', style) : code.value;
  const reason = `${SECRET_VARIABLE} is there already, but it is ${fault}.`;
  const refusal = { ...secretBlocked(reason, line, secretBlock(style, byHand, inline)), redact };
  const span = parsed.span(value);
  if (code.from > span.from) return refusal;
  const shown = inline ? 'a generated secret' : code.value;
  if (!answers.force) return { ...refusal, consent: `replace ${SECRET_VARIABLE} (${fault}) by ${shown}` };
  const put = () => [{ ...span, insert: code.value }];
  return { text: editWithImports(parsed, code.needsOs ? [put, importOs] : [put]), redact };
}

/** A stand-in for a variable that is not set, or None, breaks every request instead of the start. */
function stateNotes(state: Extract<SecretState, { kind: 'expression' }>, file: string): Note[] {
  if (!state.hidesAbsence && !state.isRandom) return [];
  const but = state.isRandom
    ? 'without the variable it is a new one at each start, which ends every session'
    : 'its expression hides that the variable is not set until the first request';
  return [{ message: `${SECRET_VARIABLE} is kept, but ${but}.`, file, line: state.line }];
}

/** Words of the documentation need no hiding, and hiding them would garble the diff. */
function isWorthHiding(secret: string): boolean {
  const fault = secretFault(secret);
  return fault !== 'empty' && fault !== 'a placeholder';
}
