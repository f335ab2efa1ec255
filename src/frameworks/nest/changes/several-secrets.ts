import {
  arrowBody,
  constantValue,
  isCall,
  isIdentifier,
  isSameMember,
  memberRead,
  onlyReturned,
  operationOf,
  spanOf,
  stringLiteral,
  stringValue,
  unwrap,
  valueOf,
  type EditSession,
  type Expression,
  type ObjectMember,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import { indentAt } from '../../../languages/text/layout.js';
import { columnsOf, lineEnd, lineStart } from '../../../languages/text/lines.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { manualStep, render } from '../blocks.js';
import { readsPrevious, secretSource, type SecretSource } from '../../../session/typescript/secret-source.js';
import {
  assertInPlace,
  replaceLiterals,
  replaceMember,
  withoutFirstLine,
  type LiteralSecrets,
} from '../../../session/typescript/secret-member.js';
import { readWristbandConfig, sessionOptions } from '../project/wristband-config.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';

/** Makes the session's options read several secrets from the environment; a literal is read from there as well. */
export function readSeveralSecrets(): Behaviour {
  return {
    title: `read secrets from ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE}`,
    manual: severalByHand,
    apply: (session) => {
      const options = sessionOptions(session.parsed);
      if (options === undefined) return undefined;
      return rewrite(session, secretSource(options.object));
    },
  };
}

/** The member to write by hand. */
export function severalByHand(style: TypeScriptStyle): string {
  return manualStep(
    "Replace the secrets in the session's options with this:",
    `${render('secrets-getter', style, {})},`,
  );
}

function rewrite(session: EditSession, source: SecretSource): Remarks | undefined {
  if (readsPrevious(source)) return undefined;
  if (source.kind === 'environment') {
    addPrevious(session, source.member);
    return undefined;
  }
  if (source.kind === 'literal') {
    moveLiterals(session, source, 'secrets-getter');
    return undefined;
  }
  throw new Unsupported("Can't tell which secret is in use.");
}

/**
 * Puts a getter in the place of literals, which have another place already.
 * @throws Unsupported where they stand elsewhere
 */
export function moveLiterals(
  session: EditSession,
  source: LiteralSecrets,
  template: 'secret-getter' | 'secrets-getter',
): void {
  assertInPlace(source);
  spreadAtStart(session);
  replaceLiterals(session, source, {
    getter: render(template, session.style, {}),
    literal: render('secret-literal', session.style, { secret: '' }),
  });
}

/** `() => ({ ...sessionOptions })` in place of `() => sessionOptions`: a missing secret stops the application at its start. */
function spreadAtStart(session: EditSession): void {
  const body = arrowBody(readWristbandConfig(session.parsed).session?.factory);
  if (!isIdentifier(body)) return;
  const { style, parsed } = session;
  const { padding, unit, eol, semicolon } = style;
  const { from, to } = spanOf(body);
  const object = `{${padding}...${body.getText()}${padding}}`;
  const line = parsed.text.slice(lineStart(parsed.text, from), lineEnd(parsed.text, to));
  const indent = indentAt(parsed.text, from);
  const isLong = columnsOf(line, style.tabWidth) + object.length + 2 - (to - from) > style.width;
  // Versions of formatters differ in how they break an object in parentheses.
  const insert = isLong
    ? `{${eol}${indent}${unit}return ${object}${semicolon ? ';' : ''}${eol}${indent}}`
    : `(${object})`;
  session.applyToRead([{ from, to, insert }]);
}

/** The getter that a run has written is replaced; an expression of the user's becomes the first of several. */
function addPrevious(session: EditSession, member: ObjectMember): void {
  const { style } = session;
  if (isSameMember(member, render('secret-getter', style, {}))) {
    replaceMember(session, member, withoutFirstLine(render('secrets-getter', style, {})));
    return;
  }
  const read = onlyReturned(member);
  if (read !== undefined && isOneSecret(read)) {
    replaceMember(session, member, render('secrets-getter', style, {}));
    return;
  }
  const value = valueOf(member);
  if (value === undefined || !isOneSecret(constantValue(value)))
    throw new Unsupported('secrets is read by custom code.', member);
  const others = render('previous-secrets', style, { oneLine: isShort(session, member) });
  const list = [value.getText(), others].map((element) => element.replace(/^/gm, style.unit));
  const comma = style.trailingComma ? ',' : '';
  replaceMember(session, member, `secrets: [\n${list.join(',\n')}${comma}\n]`);
}

/** Whether the previous secrets fit on a line of the member, one level deeper. */
function isShort(session: EditSession, member: ObjectMember): boolean {
  const { style, text } = session;
  const line = render('previous-secrets', style, { oneLine: true });
  const indent = indentAt(text, session.spanOf(member).from) + style.unit;
  return `${indent}${line},`.length <= style.width;
}

/** `process.env.NAME`, `requireEnv('NAME')`, `config.get('NAME')`, also with a stand-in: the text of one variable. */
function isOneSecret(node: Expression): boolean {
  const value = unwrap(node);
  if (memberRead(value)?.name === SECRET_VARIABLE) return true;
  if (isCall(value)) return stringValue(value.getArguments()[0]) === SECRET_VARIABLE;
  const { left, operator, right } = operationOf(value) ?? {};
  const hasStandIn = operator === '??' || operator === '||';
  return left !== undefined && hasStandIn && isOneSecret(left) && stringLiteral(right) !== undefined;
}
