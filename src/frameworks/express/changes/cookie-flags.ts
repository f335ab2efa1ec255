import {
  addToList,
  editedList,
  findOption,
  quoted,
  valueOf,
  type EditSession,
  type ObjectMember,
} from '../../../languages/typescript/index.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev, keepsCookies } from '../../../session/questions.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { manualStep } from '../blocks.js';
import { flaggedOptions, stateOf, type CookieFlag, type CookieState } from '../project/cookies.js';
import { flagMember } from './blocks.js';

/** Lets a cookie follow the decision of --insecure-dev. In production it keeps Secure in any case. */
export function setCookieFlag(flag: CookieFlag, file: string, answers: Answers): Behaviour {
  const wanted = isInsecureDev(answers) ? 'for development' : `to ${flag.secure}`;
  return {
    title: `set ${flag.option} ${wanted}`,
    problem: `${flag.option} should be ${isInsecureDev(answers) ? `${!flag.secure} in development` : flag.secure}`,
    manual: (style) =>
      manualStep(
        `Add this to the options of the ${flag.owner === 'session' ? 'session' : 'authentication'}:`,
        `${isInsecureDev(answers) ? flagMember(flag, style) : `${flag.option}: ${flag.secure}`},`,
      ),
    apply: (session) => apply(session, flag, file, answers),
  };
}

function apply(session: EditSession, flag: CookieFlag, file: string, answers: Answers): Remarks | undefined {
  const options = flaggedOptions(session.parsed, flag);
  if (options === undefined) return undefined;
  const found = options.object === undefined ? 'unknown' : findOption(options.object, flag.option);
  if (found !== 'unknown' && found.member !== undefined)
    return setMember(session, found.member, flag, file, answers);
  // An option that is absent is as it is in production.
  if (keepsCookies(answers) || !isInsecureDev(answers)) return undefined;
  if (found === 'unknown' || options.addTo === undefined)
    throw new Unsupported(`Can't tell which object contains ${flag.option}.`);
  const list = editedList(session, options.addTo);
  addToList(session, list, list.elements.length, flagMember(flag, session.style));
  return undefined;
}

function setMember(
  session: EditSession,
  member: ObjectMember,
  flag: CookieFlag,
  file: string,
  answers: Answers,
): Remarks | undefined {
  const value = valueOf(member);
  const state = stateOf(value, flag);
  if (value === undefined || state === 'own') {
    const message = `${flag.option} is a custom expression, and was left unchanged.`;
    return { notes: [{ message, file, line: member.getStartLineNumber() }] };
  }
  if (keepsCookies(answers) || isAsWanted(state, answers)) return undefined;
  const insert = isInsecureDev(answers)
    ? `process.env.NODE_ENV ${flag.operator} ${quoted('production', session.style)}`
    : String(flag.secure);
  session.apply([{ ...session.spanOf(value), insert }]);
  return undefined;
}

/** What is insecure in development only is good for production. */
function isAsWanted(state: CookieState, answers: Answers): boolean {
  if (isInsecureDev(answers)) return state !== 'secure';
  return state === 'secure' || (answers.production === true && state === 'conditional');
}
