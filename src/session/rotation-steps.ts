import { typed } from '../model/context.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../model/secret.js';

/** The command that ends a rotation. */
export const FINISH = typed(['npx', 'create-wristband-session', 'rotate', '--finish']);

/** How old a session's cookie may get, and what says so: `SESSION_COOKIE_AGE`, `maxAge`. */
export interface CookieAge {
  /** Undefined where the code does not tell. */
  readonly seconds: number | undefined;
  readonly setting: string;
}

/** The order in which the instances of production get the secrets, a step each. */
export function productionSteps(make: string, age: CookieAge): string[] {
  return [
    `In production, deploy this code with a new secret in ${PREVIOUS_VARIABLE}, next to the one in use. It only decrypts cookies for now, so instances of both versions can run side by side. To generate one: ${make}`,
    `When every instance has it, swap the two and deploy again: ${SECRET_VARIABLE} gets the new secret, ${PREVIOUS_VARIABLE} the old one.`,
    `Finish ${ageText(age)} after that: remove ${PREVIOUS_VARIABLE} in production, and run ${FINISH} here.`,
  ];
}

/** What a rotation by hand takes, numbered, and the code that it begins with where that is to be written, too. */
export function stepsByHand(make: string, age: CookieAge, code?: string): string {
  const steps = productionSteps(make, age).map((step, index) => `${index + 1}. ${step}`);
  return [...(code === undefined ? [] : [code]), steps.join('\n')].join('\n\n');
}

/** Why the end of a rotation must not come too early. */
export function finishWarning(age: CookieAge): string {
  return `This logs out users whose cookies were made with the previous secret: don't finish until ${ageText(age)} after the new one came into use.`;
}

/** "1 hour (SESSION_COOKIE_AGE)" */
function ageText({ seconds, setting }: CookieAge): string {
  if (seconds === undefined) return `a cookie's lifetime (${setting})`;
  return `${duration(seconds)} (${setting})`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** In the largest unit that gives a whole number. */
function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? ['second', 1];
  const number = seconds / size;
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
