import {
  appendBlock,
  editPython,
  insertAfter,
  sharesLine,
  styleOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { isInsecureDev } from '../../../session/questions.js';
import type { Answers, BlockedResult, Transform } from '../../../types.js';
import { judgeRecommended, judgeSecure, SECURE } from '../settings/cookie-settings.js';
import { judgeEngine } from '../settings/engine.js';
import { readSetting } from '../settings/setting.js';
import { SESSION_NAMES, sessionBlock } from './session-block.js';
import { settingsTransform, type Edited } from './settings-transform.js';

/** The engine and the cookie's settings: required ones are set, recommended ones added where absent. */
export function configureSession(file: string, answers: Answers): Transform {
  return settingsTransform('configure encrypted cookie sessions', file, (parsed) =>
    edit(parsed, file, answers),
  );
}

function edit(parsed: ParsedPython, file: string, answers: Answers): Edited | BlockedResult {
  const insecureDev = isInsecureDev(answers);
  const engine = judgeEngine(parsed, answers);
  if ('kind' in engine) return engine;
  const verdicts = new Map([
    ['SESSION_ENGINE', engine],
    [SECURE, judgeSecure(parsed, file, insecureDev)],
    ...judgeRecommended(parsed, file),
  ]);
  const all = [...verdicts.values()];
  const missing = SESSION_NAMES.filter((name) => verdicts.get(name)?.absent === true);
  const edits = all.flatMap((verdict) => verdict.edits);
  if (missing.length > 0) edits.push(placed(parsed, sessionBlock(styleOf(parsed), insecureDev, missing)));
  return { text: editPython(parsed.text, edits), notes: all.flatMap(({ notes }) => notes) };
}

/** Beside the engine where that is set already, else at the end of the file. */
function placed(parsed: ParsedPython, block: string) {
  const engine = readSetting(parsed, 'SESSION_ENGINE');
  if (engine.kind !== 'assigned' || sharesLine(parsed, engine.assignment.statement))
    return appendBlock(parsed, block);
  return insertAfter(parsed, lastBeside(parsed, engine.assignment.statement), block);
}

/** The last of the five in the unbroken row of assignments that begins with the engine. */
function lastBeside(parsed: ParsedPython, engine: Statement): Statement {
  const rest = parsed.body.slice(parsed.body.indexOf(engine) + 1);
  const end = rest.findIndex((statement) => !isOneOf(statement) || sharesLine(parsed, statement));
  return (end < 0 ? rest : rest.slice(0, end)).at(-1) ?? engine;
}

function isOneOf(statement: Statement): boolean {
  if (statement.nodeType !== 'Assign') return false;
  return statement.targets.every((target) => target.nodeType === 'Name' && SESSION_NAMES.includes(target.id));
}
