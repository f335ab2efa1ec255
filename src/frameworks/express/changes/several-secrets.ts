import {
  functionAround,
  isIdentifier,
  isMemberAccess,
  isSameMember,
  isSpreadMember,
  nodesOf,
  objectOfMember,
  objectsIn,
  objectValue,
  unwrap,
  type EditSession,
  type ParsedTypeScript,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';
import { readsPrevious, secretSource } from '../../../session/typescript/secret-source.js';
import {
  assertInPlace,
  replaceLiterals,
  replaceMember,
  withoutFirstLine,
  type LiteralSecrets,
} from '../../../session/typescript/secret-member.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { manualStep, render } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';
import { sessionCode, type SessionCode } from '../project/session-code.js';

/**
 * Makes the session's options read several secrets from the environment; a literal is read from there as well.
 * @param byHand all that a rotation by hand takes, for a file of this style
 */
export function readSeveralSecrets(
  { session: { file } }: ExpressApp,
  byHand: (style: TypeScriptStyle) => string,
): Behaviour {
  const isTypeScript = file.endsWith('ts');
  return {
    title: `read secrets from ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE}`,
    problem: `secrets is not read from ${PREVIOUS_VARIABLE}, too`,
    manual: byHand,
    apply: (session) => {
      rewrite(session, isTypeScript);
      return undefined;
    },
  };
}

/** The member to write by hand. */
export function severalByHand(style: TypeScriptStyle, isTypeScript: boolean): string {
  return manualStep(
    "Replace the secrets in the session's options with this:",
    `${severalMember(style, isTypeScript)},`,
  );
}

function severalMember(style: TypeScriptStyle, isTypeScript: boolean): string {
  return render('secrets-getter', style, { type: isTypeScript ? ': string[]' : '' });
}

/** The getter of one secret. */
export function oneMember(style: TypeScriptStyle, isTypeScript: boolean): string {
  return render('secret-getter', style, { type: isTypeScript ? ': string' : '' });
}

/** The getter of a run and literals are replaced; other code is the user's. */
function rewrite(session: EditSession, isTypeScript: boolean): void {
  const code = sessionCode(session.parsed);
  const source = code && secretSource(code.object);
  if (readsPrevious(source)) return;
  const { style } = session;
  const several = severalMember(style, isTypeScript);
  if (code !== undefined && source?.kind === 'literal') {
    const [reader] = readersOf(session.parsed, source).byName;
    if (reader !== undefined)
      throw new Unsupported('This reads the secret, of which there will be several.', reader);
    moveLiterals(session, code, source, several);
    return;
  }
  if (source?.kind !== 'environment') throw new Unsupported("Can't tell which secret is in use.");
  const { member } = source;
  if (!isSameMember(member, oneMember(style, isTypeScript)))
    throw new Unsupported('secrets is read by custom code.', member);
  replaceMember(session, member, withoutFirstLine(several));
}

/**
 * Puts a getter in the place of literals, which have another place already.
 * @throws Unsupported where they stand elsewhere, or are read when the file is loaded
 */
export function moveLiterals(
  session: EditSession,
  { call }: Pick<SessionCode, 'call'>,
  source: LiteralSecrets,
  getter: string,
): void {
  assertInPlace(source);
  const { byName, copies } = readersOf(session.parsed, source);
  const early = [...byName, ...copies].find((node) => functionAround(node) === undefined);
  if (early !== undefined && functionAround(call) !== undefined)
    throw new Unsupported(
      'This reads the secret when the file is loaded, before the session is made.',
      early,
    );
  const { style } = session;
  const [given] = call.getArguments();
  // Spreading reads the secret when the session is made: without one the application does not start.
  if (isIdentifier(given)) {
    const { padding } = style;
    session.apply([{ ...session.spanOf(given), insert: `{${padding}...${given.getText()}${padding}}` }]);
  }
  replaceLiterals(session, source, { getter, literal: render('secret-literal', style, { secret: '' }) });
}

/** Where a file reads the options' secrets by name, or copies the options. A getter runs there. */
function readersOf(parsed: ParsedTypeScript, { member }: LiteralSecrets) {
  const options = objectOfMember(member);
  return {
    byName: nodesOf(parsed.file).filter(
      (node) =>
        isMemberAccess(node) &&
        node.getName() === 'secrets' &&
        objectValue(unwrap(node.getExpression())) === options,
    ),
    copies: objectsIn(parsed.file)
      .flatMap((object) => object.getProperties())
      .filter((one) => isSpreadMember(one) && objectValue(one.getExpression()) === options),
  };
}
