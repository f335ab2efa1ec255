import {
  ownersOfMember,
  takenOutOf,
  type Node,
  type ParsedTypeScript,
} from '../../languages/typescript/index.js';
import type { Change } from '../../model/change.js';
import type { Answers } from '../../model/options.js';
import { blockUse } from '../removal.js';
import type { Location } from './search.js';
import { isRequest } from './session-owners.js';

/** What needs the session in one file. */
export type Reader = Pick<Location, 'name'> & { readonly node: Node };

/** Where a file reads the session of a request. */
export function requestReaders({ file, text }: ParsedTypeScript): Reader[] {
  if (!text.includes('session')) return [];
  return [...ownersOfMember(file, 'session'), ...takenOutOf(file, 'session')]
    .filter((owner) => isRequest(owner, true))
    .map((owner) => ({ name: `${owner.getText()}.session`, node: owner }));
}

/** Blocks where something still needs the session. */
export function blockReader({ name, file, line }: Location, answers: Answers): Change {
  const reason = `${name} still needs the session here.`;
  return blockUse({ file, line, reason, manual: 'Remove the code that uses it and rerun.' }, answers);
}
