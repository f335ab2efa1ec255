import { isSameMember, type EditSession, type TypeScriptStyle } from '../../../languages/typescript/index.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';
import { readsPrevious, secretSource } from '../../../session/typescript/secret-source.js';
import { replaceMember, withoutFirstLine } from '../../../session/typescript/secret-member.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { manualStep, render } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';
import { sessionCode } from '../project/session-code.js';

/** Makes the session's options read several secrets from the environment. */
export function readSeveralSecrets({ session: { file } }: ExpressApp): Behaviour {
  const isTypeScript = file.endsWith('ts');
  return {
    title: `read secrets from ${SECRET_VARIABLE} and ${PREVIOUS_VARIABLE}`,
    problem: `secrets is not read from ${PREVIOUS_VARIABLE}, too`,
    manual: (style) => severalByHand(style, isTypeScript),
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

/** The getter of a run is replaced; other code is the user's. */
function rewrite(session: EditSession, isTypeScript: boolean): void {
  const code = sessionCode(session.parsed);
  const source = code && secretSource(code.object);
  if (readsPrevious(source)) return;
  if (source?.kind !== 'environment') throw new Unsupported("Can't tell which secret is in use.");
  const { style } = session;
  const { member } = source;
  const own = render('secret-getter', style, { type: isTypeScript ? ': string' : '' });
  if (!isSameMember(member, own)) throw new Unsupported('secrets is read by custom code.', member);
  replaceMember(session, member, withoutFirstLine(severalMember(style, isTypeScript)));
}
