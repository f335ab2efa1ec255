import type { Identifier } from 'ts-morph';
import { callsIn } from '../../../languages/typescript/nodes.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { manualStep } from '../blocks.js';
import { Unsupported } from '../unsupported.js';
import { allRoutes } from './routes.js';
import { sessionReader } from './session-readers.js';

/**
 * Middleware runs in the order in which it is applied.
 * @param session where the session's middleware is applied
 * @throws Unsupported when what reads the session is applied before it
 */
export function refuseLateSession(parsed: ParsedTypeScript, session: Identifier, major: number): void {
  const earlier = callsIn(parsed.file)
    .filter((call) => /\.\s*apply$/.test(call.getExpression().getText()))
    .flatMap((call) => call.getArguments())
    .filter((node) => node.getEnd() < session.getStart());
  for (const node of earlier) {
    const name = sessionReader(parsed, node);
    if (name === undefined) continue;
    const code = `consumer.apply(${session.getText()}).forRoutes('${allRoutes(major)}');`;
    throw new Unsupported(
      `${name} is applied before the session, and finds none.`,
      node,
      manualStep(`Take ${session.getText()} out of where it is applied, and apply it first:`, code),
    );
  }
}
