import {
  addToList,
  booleanValue,
  commentsBeside,
  editedList,
  findOption,
  valueOf,
  type EditSession,
  type ObjectMember,
} from '../../../languages/typescript/index.js';
import { lineNumber } from '../../../languages/text/lines.js';
import type { Answers } from '../../../model/options.js';
import { keepsCookies } from '../../../session/questions.js';
import { staleComments } from '../../../session/stale-comments.js';
import { manualStep } from '../blocks.js';
import {
  optionsOf,
  readWristbandConfig,
  sessionOptions,
  type ConfigOptions,
  type WristbandConfig,
} from '../project/wristband-config.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import {
  flagMember,
  flagTitle,
  flagValue,
  loginFlag,
  sessionFlag,
  type CookieFlag,
} from './config-blocks.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';

/** Lets both cookies follow the one decision of --insecure-dev, as the guide shows it. */
export function setCookieFlags(file: string, answers: Answers): [Behaviour, Behaviour] {
  return [setFlag(sessionFlag, file, answers), setFlag(loginFlag, file, answers)];
}

/** Whether a project has decided to send its cookies without Secure: all that it configures. */
export function sendsInsecureCookies({ auth, session }: WristbandConfig): boolean {
  if (session === undefined) return false;
  const isInsecure = (flag: CookieFlag, { object }: ConfigOptions): boolean => {
    const found = object === undefined ? 'unknown' : findOption(object, flag.option);
    return found !== 'unknown' && booleanValue(valueOf(found.member)) === !flag.secure;
  };
  return (
    isInsecure(sessionFlag, optionsOf(session)) &&
    (auth === undefined || isInsecure(loginFlag, optionsOf(auth)))
  );
}

function setFlag(flag: CookieFlag, file: string, answers: Answers): Behaviour {
  return {
    title: flagTitle(flag, answers),
    problem: `${flag.option} should be ${flagValue(flag, answers)}`,
    manual: () => manualStep(`Add this to the ${flag.owner} configuration:`, `${flagMember(flag, answers)},`),
    apply(session) {
      const options = flaggedOptions(session, flag);
      if (options === undefined) return undefined;
      const found = options.object === undefined ? 'unknown' : findOption(options.object, flag.option);
      if (found !== 'unknown' && found.member !== undefined)
        return setMember(session, found.member, flag, file, answers);
      // An option that is absent is as it is in production.
      if (keepsCookies(answers) || flagValue(flag, answers) === flag.secure) return undefined;
      if (found === 'unknown' || options.addTo === undefined)
        throw new Unsupported(`Can't tell which object contains ${flag.option}.`, options.node);
      const list = editedList(session, options.addTo);
      addToList(session, list, list.elements.length, flagMember(flag, answers));
      return undefined;
    },
  };
}

function flaggedOptions({ parsed }: EditSession, { owner }: CookieFlag): ConfigOptions | undefined {
  if (owner === 'session') return sessionOptions(parsed);
  const { auth } = readWristbandConfig(parsed);
  return auth === undefined ? undefined : optionsOf(auth);
}

function setMember(
  session: EditSession,
  member: ObjectMember,
  flag: CookieFlag,
  file: string,
  answers: Answers,
): Remarks | undefined {
  const value = valueOf(member);
  const present = booleanValue(value);
  if (value === undefined || present === undefined) {
    const message = `${flag.option} is a custom expression, and was left unchanged.`;
    return { notes: [{ message, file, line: member.getStartLineNumber() }] };
  }
  if (keepsCookies(answers)) return undefined;
  const wanted = flagValue(flag, answers);
  if (present === wanted) return undefined;
  session.apply([{ ...session.spanOf(value), insert: String(wanted) }]);
  const [own] = flagMember(flag, answers).split('\n');
  const comments = commentsBeside(member).filter(({ text }) => text !== own);
  const placed = comments.map(({ text, from }) => ({ text, line: lineNumber(session.parsed.text, from) }));
  return { notes: staleComments(flag.option, file, placed) };
}
