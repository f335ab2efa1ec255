import { insertAt } from '../../../languages/text/text-edit.js';
import {
  addStatementAfter,
  addStatementBefore,
  addToList,
  editedList,
  freeName,
  hasModuleSyntax,
  importName,
  isObject,
  objectOfMember,
  parseTypeScript,
  replaceInList,
  requiringStatements,
  statementsOf,
  styleOfNew,
  type EditSession,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { PlannedTexts } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev, isSecretMoved } from '../../../session/questions.js';
import type { Behaviour, CreatedFile, Remarks } from '../../../session/typescript/file-change.js';
import { secretSource, secretTask } from '../../../session/typescript/secret-source.js';
import type { LiteralSecrets } from '../../../session/typescript/secret-member.js';
import { SEVERAL_STAY, whyNotMoved } from '../../../session/index.js';
import { manualStep } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';
import { commonExports, sessionCode, type SessionCode } from '../project/session-code.js';
import { FACTORY, sdk } from '../sdk.js';
import { moveLiterals, oneMember } from './several-secrets.js';
import { importOf, newSessionFile, secretMember, sessionBlock, withoutSecret } from './blocks.js';

/** Adds the session's options and factory to the file that configures the SDK. */
export function addFactory(app: ExpressApp, answers: Answers): Behaviour {
  return {
    title: `add ${FACTORY}`,
    problem: `${FACTORY} is missing`,
    manual: (style) => manual(style, app, answers),
    apply: (session) => {
      if (sessionCode(session.parsed) !== undefined) return undefined;
      extend(session, app, answers);
      return isInsecureDev(answers) ? { includes: ['set secure for development'] } : undefined;
    },
  };
}

/** The file where there is none, written as the application's file is. */
export function createSessionFile(app: ExpressApp, answers: Answers, planned: PlannedTexts): CreatedFile {
  const parsed = parseTypeScript(planned.read(app.file) ?? '');
  const style = styleOfNew('failure' in parsed ? undefined : parsed, app.formatting.get(app.session.file));
  return {
    text: newSessionFile(style, answers, app).replaceAll('\n', style.eol),
    titles: [`add ${FACTORY}`, ...(isInsecureDev(answers) ? ['set secure for development'] : [])],
  };
}

function extend(session: EditSession, app: ExpressApp, answers: Answers): void {
  const { style, parsed } = session;
  const syntax = hasModuleSyntax(parsed) ? 'import' : 'require';
  const format = { ...app.format, syntax, isTypeScript: app.session.file.endsWith('ts') } as const;
  const names = {
    create: syntax === 'import' ? imported(session) : required(session),
    options: freeName(session, ['sessionOptions', 'wristbandSessionOptions']),
    factory: freeName(session, [FACTORY, 'createSessionMiddleware']),
  };
  const block = sessionBlock(style, answers, format, names);
  const lines = style.eol + style.eol + block.replaceAll('\n', style.eol);
  session.apply([insertAt(session.text.trimEnd().length, lines)]);
  if (syntax === 'require') exportByRequire(session, names.factory);
}

function imported(session: EditSession): string {
  return importName(session, {
    module: sdk.sessionPath,
    name: sdk.createSession,
    alias: 'createSession',
  });
}

function required(session: EditSession): string {
  requireNames(session, [sdk.createSession], sdk.sessionPath);
  return sdk.createSession;
}

/** Puts a `require` behind the last one at the top of a file. */
export function requireNames(
  session: EditSession,
  names: readonly string[],
  module: string,
  before = Number.POSITIVE_INFINITY,
): void {
  const { style, parsed } = session;
  const all = requiringStatements(parsed).filter(({ statement }) => statement.getEnd() <= before);
  const last = all.at(-1);
  const keyword = all.length > 0 && all.every(({ isVar }) => isVar) ? 'var' : 'const';
  const code = importOf(names, module, style, { syntax: 'require' }, keyword);
  if (last !== undefined) addStatementAfter(session, last.statement, code);
  else {
    const [first] = statementsOf(parsed.file);
    if (first === undefined) session.apply([insertAt(0, code + style.eol)]);
    else addStatementBefore(session, first, code);
  }
}

/** Into the object that is exported, else by an assignment of its own. */
function exportByRequire(session: EditSession, name: string): void {
  const whole = commonExports(session.parsed).findLast((one) => one.name === undefined)?.value;
  if (isObject(whole)) {
    const list = editedList(session, whole);
    addToList(session, list, list.elements.length, name);
    return;
  }
  const { style } = session;
  const line = `module.exports.${name} = ${name}${style.semicolon ? ';' : ''}`;
  session.apply([insertAt(session.text.trimEnd().length, style.eol + style.eol + line)]);
}

/** Makes sure that the options have a good secret; one that is there is never changed without consent. */
export function setSecret(app: ExpressApp, answers: Answers): Behaviour {
  return {
    ...secretTask(answers),
    manual: (style) =>
      manualStep(
        "Add this to the session's options:",
        `${secretMember(style, withoutSecret(answers), app.format)},`,
      ),
    apply: (session) => secretIn(session, app, answers),
  };
}

function secretIn(session: EditSession, app: ExpressApp, answers: Answers): Remarks | undefined {
  const code = sessionCode(session.parsed);
  if (code === undefined) return undefined;
  const { file } = app.session;
  const source = secretSource(code.object);
  const note = (message: string, line?: number): Remarks => ({
    notes: [{ message, file, ...(line === undefined ? {} : { line }) }],
  });
  if (source.kind === 'unknown')
    return note(
      "The session's options can't be followed here: make sure that they set secrets.",
      code.call.getStartLineNumber(),
    );
  if (source.kind === 'none') {
    if (code.addTo === undefined) return undefined;
    const list = editedList(session, code.addTo);
    addToList(session, list, list.elements.length, secretMember(session.style, answers, app.format));
    return undefined;
  }
  const line = source.member.getStartLineNumber();
  if (source.kind === 'own') return note('secrets is a custom expression, and was left unchanged.', line);
  const replace = (reason: string, consent: string): Remarks => {
    if (!answers.force) return { blocked: { reason, consent, line } };
    const list = editedList(session, objectOfMember(source.member));
    replaceInList(session, list, source.member, secretMember(session.style, answers, app.format));
    return {};
  };
  if (source.kind === 'too early' && !app.session.readsInTime)
    return replace(
      'secrets reads process.env when the file is loaded, which is before the env file is read.',
      'replace secrets with a getter that reads the variable when the application starts',
    );
  if (source.kind !== 'literal') return undefined;
  if (source.fault !== undefined)
    return replace(`secrets is already set, but it is ${source.fault}.`, `replace secrets (${source.fault})`);
  if (!isSecretMoved(answers)) return undefined;
  if (source.literals.length > 1) return note(SEVERAL_STAY, line);
  return moveSecret(session, code, source, app);
}

/** Blocks where there is no file for it. */
function moveSecret(
  session: EditSession,
  code: SessionCode,
  source: LiteralSecrets,
  { envFile, format }: ExpressApp,
): Remarks {
  const reason = whyNotMoved(envFile);
  if (reason !== undefined) return { blocked: { reason, line: source.member.getStartLineNumber() } };
  moveLiterals(session, code, source, oneMember(session.style, format.isTypeScript));
  return {};
}

function manual(style: TypeScriptStyle, app: ExpressApp, answers: Answers): string {
  const secure = { ...withoutSecret(answers), values: { ...answers.values, insecureDev: false } };
  return manualStep(`Export ${FACTORY} from the file:`, newSessionFile(style, secure, app).trimEnd());
}
