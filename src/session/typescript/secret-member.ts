import {
  commentAbove,
  editedList,
  objectOfMember,
  replaceInList,
  type EditSession,
  type ObjectMember,
} from '../../languages/typescript/index.js';
import type { SecretSource } from './secret-source.js';
import { Unsupported } from './unsupported.js';

/** Secrets that stand in the source. */
export type LiteralSecrets = SecretSource & { readonly kind: 'literal' };

/** @throws Unsupported where they stand elsewhere than in the options */
export function assertInPlace({ member, literals }: LiteralSecrets): void {
  const elsewhere = literals.find(
    (literal) => literal.getFirstAncestor((one) => one === member) === undefined,
  );
  if (elsewhere !== undefined)
    throw new Unsupported('The secret is a constant, which may have other uses.', elsewhere);
}

/**
 * Puts a getter in the place of literals, which have another place already.
 * @param code the getter, and the literal as a run writes it, each with a comment in its first line
 */
export function replaceLiterals(
  session: EditSession,
  { member }: LiteralSecrets,
  { getter, literal }: { readonly getter: string; readonly literal: string },
): void {
  const comment = commentAbove(member);
  if (comment?.text === firstLine(literal)) {
    session.applyToRead([{ from: comment.from, to: comment.to, insert: firstLine(getter) }]);
    replaceMember(session, member, withoutFirstLine(getter));
  } else {
    replaceMember(session, member, getter);
  }
}

export function replaceMember(session: EditSession, member: ObjectMember, item: string): void {
  replaceInList(session, editedList(session, objectOfMember(member)), member, item);
}

function firstLine(block: string): string {
  return block.split('\n')[0] ?? '';
}

/** The comment above a member says the same of the one that replaces it. */
export function withoutFirstLine(block: string): string {
  return block.split('\n').slice(1).join('\n');
}
