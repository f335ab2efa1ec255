import {
  parseTypeScript,
  sourcesWith,
  type Node,
  type ParsedFile,
} from '../../../languages/typescript/index.js';
import { UserError } from '../../../model/errors.js';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { secretSource } from '../../../session/typescript/secret-source.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { isSdkPath, sdk } from '../sdk.js';
import type { ExpressApp, SessionFile } from './app.js';
import { loginFlag, sendsInsecure, sessionFlag } from './cookies.js';
import { envLoading } from './loading.js';
import type { Application } from './locate.js';
import { exportedUnder, sessionCalls, sessionCode, sessionUses, type SessionCode } from './session-code.js';

/** What a file may be called beside the application's, where a run creates it. */
const NAMES = ['wristband', 'wristband-session', 'wristbandSession'];

/** What the file says that makes the session, or is to make it. */
export async function readSessionFile(
  workspace: Workspace,
  application: Application,
  file: string,
  aliases: ExpressApp['aliases'],
): Promise<SessionFile> {
  const parsed = parseTypeScript((await readText(workspace, file)) ?? '');
  const code = 'failure' in parsed ? undefined : unlessUnsupported(() => sessionCode(parsed), undefined);
  const made = code?.made;
  const exported = 'failure' in parsed || made === undefined ? undefined : exportedUnder(parsed, made.local);
  const secret = code && secretSource(code.object);
  const reader = code && readerOf(code, secret);
  const wired = wiredIn(application, { file, exported, aliases });
  return {
    file,
    isMade: code !== undefined,
    options: code?.object,
    wiredIn: wired.some((one) => one.file === application.file) ? undefined : wired[0],
    secret,
    readsInTime:
      reader !== undefined && (await envLoading(workspace, application, { file, node: reader })).early,
    isInsecure: isInsecure(application),
  };
}

/** What needs the environment: the options themselves, or what makes the session once a literal is read from there. */
function readerOf({ call }: SessionCode, secret: SessionFile['secret']): Node | undefined {
  if (secret?.kind === 'too early') return secret.member;
  return secret?.kind === 'literal' ? call : undefined;
}

/**
 * The file that makes the session, whatever it is called; else that of the guide's step before; else a new one.
 * @param extension what a new file ends with
 * @throws UserError where several files make one, or no name is free
 */
export async function fileForSession(
  workspace: Workspace,
  { sources, code, others, file: appFile }: Application,
  extension: string,
): Promise<string> {
  const reached = filesWithSdk(sources.texts);
  // What no import leads to may belong to another application.
  const opened = reached.length > 0 || others.length > 0 ? reached : filesWithSdk(code);
  const making = opened.filter(
    ({ parsed }) => unlessUnsupported(() => sessionCode(parsed), 'twice') !== undefined,
  );
  const [found, second] = making;
  if (second !== undefined) throw severalFiles([found?.file ?? '', second.file]);
  const guide = opened.find(({ parsed }) => parsed.text.includes(sdk.createAuth));
  return found?.file ?? guide?.file ?? newFile(workspace, folderOf(appFile), extension);
}

/** Files that import the SDK, parsed. */
function filesWithSdk(texts: ReadonlyMap<string, string>): ParsedFile[] {
  return sourcesWith({ texts }, sdk.package);
}

/** The file of the session, and what it exports. */
interface Exporting {
  readonly file: string;
  readonly exported: string | undefined;
  readonly aliases: ExpressApp['aliases'];
}

/** Where the session is handed to `use`, or made for anything else. */
function wiredIn({ sources }: Application, { file: session, exported, aliases }: Exporting) {
  const name =
    session
      .replace(/(\/index)?\.\w+$/, '')
      .split('/')
      .at(-1) ?? '';
  const naming = sourcesWith(sources, name).filter(({ parsed }) => !parsed.text.includes('.use('));
  return [...sourcesWith(sources, '.use('), ...naming].flatMap(({ file, parsed }) => {
    const search = { parsed, file, session, exported, aliases };
    const [use] = [...sessionUses(search), ...(exported === undefined ? [] : sessionCalls(search))];
    return use === undefined ? [] : [{ file, line: use.getStartLineNumber() }];
  });
}

/** Whether all cookies that the application configures are sent without Secure in development. */
function isInsecure({ sources }: Application): boolean {
  const flags = filesWithSdk(sources.texts).flatMap(({ parsed }) => [
    sendsInsecure(parsed, sessionFlag),
    sendsInsecure(parsed, loginFlag),
  ]);
  const known = flags.filter((flag) => flag !== undefined);
  return known.length > 0 && known.every(Boolean);
}

function severalFiles(files: readonly string[]): UserError {
  return new UserError(`${sdk.createSession} is called in several files: ${files.join(', ')}.`, {
    hint: 'Create the session in only one of them and rerun.',
  });
}

/** Beside the application's file, under the first name that is free, or that the SDK's files have. */
async function newFile(workspace: Workspace, folder: string, extension: string): Promise<string> {
  for (const name of NAMES) {
    const file = join(folder, name + extension);
    const text = await readText(workspace, file);
    const names = await workspace.list(folder);
    const isTaken = names.some((one) => one.replace(/(\.d)?\.[cm]?[jt]sx?$|\/$/, '') === name);
    if (text?.trim() === '' || !isTaken || (text !== undefined && importsSdk(text))) return file;
  }
  throw new UserError(`${NAMES.map((name) => name + extension).join(', ')} are all taken in ${folder}.`, {
    hint: 'Rename one of them and rerun.',
  });
}

function importsSdk(text: string): boolean {
  const parsed = parseTypeScript(text);
  return (
    !('failure' in parsed) &&
    parsed.file.getImportDeclarations().some((one) => isSdkPath(one.getModuleSpecifierValue()))
  );
}
