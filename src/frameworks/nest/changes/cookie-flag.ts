import type { ObjectLiteralElementLike } from 'ts-morph';
import { editTypeScript } from '../../../languages/typescript/edit.js';
import { addToList } from '../../../languages/typescript/lists.js';
import { booleanValue, valueOf } from '../../../languages/typescript/objects.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { styleOf } from '../../../languages/typescript/style.js';
import { isInsecureDev } from '../../../session/questions.js';
import type { Answers, Change, ChangeResult } from '../../../model/types.js';
import type { NestApp } from '../app.js';
import { manualStep } from '../blocks.js';
import { Unsupported } from '../unsupported.js';
import { readWristbandConfig, type Registration } from '../config/registrations.js';
import { homeOf, lookUp, returnedObject } from '../config/returned-options.js';
import { editing } from './editing.js';

interface Flag {
  readonly owner: 'auth' | 'session';
  readonly option: string;
  /** The value in production. */
  readonly secure: boolean;
}

/** The session's cookie. */
const sessionFlag: Flag = { owner: 'session', option: 'secure', secure: true };
/** The cookie that the SDK keeps while somebody logs in. */
const loginFlag: Flag = { owner: 'auth', option: 'dangerouslyDisableSecureCookies', secure: false };

/** Lets both cookies follow --insecure-dev, as the guide shows it. */
export function setCookieFlags(app: NestApp, answers: Answers): Change[] {
  return [sessionFlag, loginFlag].map((flag) => setFlag(flag, app, answers));
}

function setFlag(flag: Flag, app: NestApp, answers: Answers): Change {
  const wanted = isInsecureDev(answers) ? !flag.secure : flag.secure;
  const member = `// Must be ${flag.secure} in production.\n${flag.option}: ${wanted}`;
  return editing({
    title: `set ${flag.option} to ${wanted}`,
    file: app.config.file,
    manual: () => manualStep(`Give the ${flag.owner} configuration this member:`, `${member},`),
    edit(parsed) {
      const registration = readWristbandConfig(parsed)[flag.owner];
      if (registration === undefined) return parsed.text;
      const found = find(registration, flag, wanted);
      if (found === 'fine') return parsed.text;
      if (found === 'absent') return addMember(parsed, registration, member);
      return setMember(parsed, found, wanted, flag, app.config.file);
    },
  });
}

function find(
  registration: Registration,
  flag: Flag,
  wanted: boolean,
): ObjectLiteralElementLike | 'absent' | 'fine' {
  const isDefault = wanted === flag.secure;
  const object = returnedObject(registration.call);
  const found = object === undefined ? 'unknown' : lookUp(object, flag.option);
  if (found !== 'unknown' && found.member !== undefined) return found.member;
  if (isDefault) return 'fine';
  if (found !== 'unknown') return 'absent';
  throw new Unsupported(`It cannot be seen which object holds ${flag.option}.`, registration.call);
}

function addMember(parsed: ParsedTypeScript, registration: Registration, member: string): string {
  const object = returnedObject(registration.call);
  if (object === undefined) throw new Error('An option was found absent, but not the object without it.');
  const home = homeOf(object);
  const edits = addToList(parsed.text, home, home.getProperties().length, member, styleOf(parsed));
  return editTypeScript(parsed.text, edits);
}

function setMember(
  parsed: ParsedTypeScript,
  member: ObjectLiteralElementLike,
  wanted: boolean,
  flag: Flag,
  file: string,
): string | ChangeResult {
  const value = valueOf(member);
  const present = booleanValue(value);
  if (value === undefined || present === undefined) {
    const message = `${flag.option} is an expression of yours: kept as it is.`;
    return { kind: 'unchanged', notes: [{ message, file, line: member.getStartLineNumber() }] };
  }
  if (present === wanted) return parsed.text;
  return editTypeScript(parsed.text, [
    { from: value.getStart(), to: value.getEnd(), insert: String(wanted) },
  ]);
}
