import type { Dependencies } from '../../../model/framework.js';
import { listed } from '../../../model/words.js';
import { declaredBesides } from './install.js';
import { whereToDeclare } from './where-to-declare.js';
import type { Packages } from './survey.js';

/** pip declares nothing. With installing, this is what the run leaves to do by hand, or does itself. */
export function declareSteps(packages: Packages, { missing, declared }: Dependencies): string[] {
  if (missing.length === 0 || !['pip', 'hatch'].includes(packages.manager ?? 'pip')) return [];
  const besides = declaredBesides(packages);
  const others = besides.length === 0 ? undefined : listed(besides);
  if (declared === undefined) {
    const also = others === undefined ? '' : `, and in ${others}`;
    return [`Declare ${listed(missing)} ${whereToDeclare(packages)}${also}.`];
  }
  return others === undefined ? [] : [`Declare ${listed(missing)} in ${others}, too.`];
}
