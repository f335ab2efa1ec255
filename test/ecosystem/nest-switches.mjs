import ts from 'typescript';
import { nodesOf } from './nest-syntax.mjs';
import { parse } from './tokens.mjs';

/** @import { Plan } from '../../build/model/plan.js' */

const REGISTRATION = /registerAs\(\s*["'`]wristbandSession/;

/** What each cookie's switch must say, with --insecure-dev and without. */
const SWITCHES = [
  { name: 'secure', insecure: 'false' },
  { name: 'dangerouslyDisableSecureCookies', insecure: 'true' },
];

/**
 * Both cookies follow --insecure-dev in a configuration file that the plan writes.
 * @param {Plan} plan
 * @param {boolean} isInsecure
 * @returns {string[]}
 */
export function checkSwitches({ blocked, files }, isInsecure) {
  if (blocked.length > 0) return [];
  const config = files.find(({ text }) => REGISTRATION.test(text));
  if (config === undefined) return [];
  const file = parse(config.path, config.text);
  return SWITCHES.flatMap(({ name, insecure }) => {
    const values = nodesOf(file, ts.isPropertyAssignment)
      .filter((property) => property.name.getText() === name)
      .map(({ initializer }) => initializer.getText());
    const open = values.filter((value) => value === insecure).length;
    if (isInsecure === (open === 1)) return [];
    return [
      `${config.path}: ${name} is ${values.join(', ') || 'absent'} with${isInsecure ? '' : 'out'} --insecure-dev`,
    ];
  });
}
