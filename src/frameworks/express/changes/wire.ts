import {
  addStatementAfter,
  addStatementBefore,
  addToChain,
  freeName,
  importName,
  parseTypeScript,
  type EditSession,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { PlannedTexts } from '../../../model/change.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';
import { unlessUnsupported, Unsupported } from '../../../session/typescript/unsupported.js';
import { manualStep } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';
import { creationOf, creationsIn } from '../project/creation.js';
import { exportedUnder, sessionCalls, sessionCode, sessionUses } from '../project/session-code.js';
import { spotFor } from '../project/spot.js';
import { FACTORY } from '../sdk.js';
import { importOf } from './blocks.js';
import { requireNames } from './session-file.js';

/** Uses the session in the application, before all that may need it. */
export function wireSession(app: ExpressApp): Behaviour {
  return {
    title: `use ${FACTORY}`,
    problem: `the application doesn't use ${FACTORY}`,
    manual: (style) => manual(style, app),
    apply: (session, planned) => wire(session, planned, app),
  };
}

/** What the file of the session exports. */
interface Made {
  readonly kind: 'factory' | 'middleware';
  readonly local: string;
  /** `*` for a module that is nothing else, `default`, or a name. */
  readonly exported: string;
}

function wire(session: EditSession, planned: PlannedTexts, app: ExpressApp): Remarks | undefined {
  const { parsed } = session;
  if (app.session.wiredIn !== undefined) return undefined;
  const made = unlessUnsupported(() => madeIn(planned.read(app.session.file) ?? ''), 'unsupported');
  // What is wrong with the other file is said there.
  if (made === 'unsupported') return undefined;
  const search = {
    parsed,
    file: app.file,
    session: app.session.file,
    exported: made?.exported,
    aliases: app.aliases,
  };
  if (sessionUses(search).length > 0) return undefined;
  const [call] = made?.exported === undefined ? [] : sessionCalls(search);
  if (call !== undefined) return madeHere(app.file, call.getStartLineNumber());
  if (made === undefined)
    throw new Unsupported(`${app.session.file} exports nothing that makes the session.`);
  if (made.kind === 'middleware' && app.format.syntax === 'require')
    throw new Unsupported(
      `${app.session.file} makes the session when it is loaded. In CommonJS it must be made by a function that is called later.`,
    );
  use(session, made, app);
  return undefined;
}

/** A second session would undo what the first one did. */
function madeHere(file: string, line: number): Remarks {
  const message = 'The session is made here: make sure that every request that needs it gets it.';
  return { notes: [{ message, file, line }] };
}

function use(session: EditSession, made: Made, app: ExpressApp): void {
  const [call] = creationsIn(session.parsed);
  if (call === undefined) throw new Unsupported('The file no longer calls express().');
  const creation = creationOf(call);
  const spot = spotFor(creation);
  const { name } = creation;
  if (spot === undefined || (name === undefined && spot.kind !== 'link'))
    throw new Unsupported('Found no statement that the session can be put beside.', call);
  const anchor = spot.kind === 'link' ? spot.before : spot.statement;
  const local = importMade(session, made, app, anchor.getEnd());
  const code = `use(${made.kind === 'factory' ? `${local}()` : local})`;
  const line = `${name ?? ''}.${code}${session.style.semicolon ? ';' : ''}`;
  if (spot.kind === 'link') addToChain(session, spot.before, code);
  else if (spot.kind === 'after') addStatementAfter(session, spot.statement, line);
  else addStatementBefore(session, spot.statement, line);
}

function madeIn(text: string): Made | undefined {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) return undefined;
  const made = sessionCode(parsed)?.made;
  const exported = made && exportedUnder(parsed, made.local);
  return made === undefined || exported === undefined ? undefined : { ...made, exported };
}

/** @returns what the file calls it */
function importMade(
  session: EditSession,
  made: Made,
  { format, sessionPath: path, ...app }: ExpressApp,
  before: number,
): string {
  const name = made.exported === '*' ? 'default' : made.exported;
  if (format.syntax === 'import') return importName(session, { module: path, name, alias: FACTORY });
  const local = freeName(session, [FACTORY, 'useWristbandSession']);
  if (made.exported === '*')
    throw new Unsupported(`${app.session.file} exports the factory as the whole module.`);
  requireNames(session, [local === made.exported ? local : `${made.exported}: ${local}`], path, before);
  return local;
}

function manual(style: TypeScriptStyle, { format, sessionPath }: ExpressApp): string {
  return manualStep(
    'Use the session after middleware that parses bodies, and before routes and everything else that needs it:',
    importOf([FACTORY], sessionPath, style, format),
    `app.use(${FACTORY}())${style.semicolon ? ';' : ''}`,
  );
}
