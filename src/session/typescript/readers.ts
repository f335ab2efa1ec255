import {
  ownersOfMember,
  takenOutOf,
  type Node,
  type ParsedTypeScript,
} from '../../languages/typescript/index.js';
import type { Change, Note } from '../../model/change.js';
import type { Answers } from '../../model/options.js';
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

/** What still needs the session must be changed first, unless the user agrees. */
export function blockReader({ name, file, line }: Location, answers: Answers): Change {
  const at: Pick<Note, 'line'> = line === undefined ? {} : { line };
  return {
    title: 'check that nothing needs the session',
    file,
    run() {
      const message = `${name} still needs the session here.`;
      if (answers.force) return { kind: 'unchanged', notes: [{ message, file, ...at }] };
      return {
        kind: 'blocked',
        reason: message,
        ...at,
        manual: 'Remove the code that uses it and rerun.',
        consent: `remove the session anyway`,
      };
    },
  };
}
