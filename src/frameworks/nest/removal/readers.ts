import {
  decoratedParameters,
  findValueImport,
  importBindings,
  isCall,
  membersInObjects,
  methodCalls,
  namesIn,
  stringsIn,
  stringValue,
  type NodeRemoval,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { NO_OTHER_FILES } from '../project/follow.js';
import { readersInUse, sessionReader } from '../project/session-readers.js';
import type { Location } from '../../../session/typescript/search.js';
import { requestReaders, type Reader } from '../../../session/typescript/readers.js';
import { isSdkPath, sdk } from '../sdk.js';

/**
 * What in a file still needs the session once all of it is gone.
 * @param ownsSession whether another package owns `req.session` as well
 */
export function readersIn(file: string, removal: NodeRemoval, ownsSession: boolean): Location[] {
  const { parsed } = removal;
  const found = [
    ...(ownsSession ? [] : [...requestReaders(parsed), ...decorated(parsed), ...middleware(parsed)]),
    ...guardOptions(parsed),
    ...namedStrings(parsed),
  ];
  return found
    .filter(({ node }) => !removal.takes(node))
    .map(({ name, node }) => ({ name, file, line: node.getStartLineNumber() }));
}

/** `passport.session()` and its like. */
function middleware(parsed: ParsedTypeScript): Reader[] {
  const applied = methodCalls(parsed, 'apply').flatMap((call) => call.getArguments());
  return [
    ...readersInUse(NO_OTHER_FILES, '', parsed).filter(({ node }) => isCall(node)),
    ...applied.filter(isCall).flatMap((node) => {
      const name = sessionReader(NO_OTHER_FILES, { file: '', node });
      return name === undefined ? [] : [{ name, node }];
    }),
  ];
}

/** `@Session()` of a handler's parameter. */
function decorated(parsed: ParsedTypeScript): Reader[] {
  const local = findValueImport(parsed, '@nestjs/common', 'Session')?.local;
  if (local === undefined) return [];
  return decoratedParameters(parsed.file, local).map((node) => ({ name: `@${local}()`, node }));
}

/** `sessionConfig: { sessionOptions }` of an auth guard. */
function guardOptions(parsed: ParsedTypeScript): Reader[] {
  if (!importBindings(parsed).some(({ module }) => isSdkPath(module))) return [];
  return membersInObjects(parsed.file, 'sessionConfig').map((node) => ({ name: 'sessionConfig', node }));
}

/** What asks for the configuration by its token, or reads the variable. */
function namedStrings({ file, text }: ParsedTypeScript): Reader[] {
  const words: readonly string[] = [sdk.sessionToken, SECRET_VARIABLE, PREVIOUS_VARIABLE];
  if (!words.some((word) => text.includes(word))) return [];
  const strings = stringsIn(file).filter((literal) => words.includes(stringValue(literal) ?? ''));
  const names = [SECRET_VARIABLE, PREVIOUS_VARIABLE].flatMap((name) => namesIn(file, name));
  return [...strings, ...names].map((node) => ({ name: node.getText(), node }));
}
