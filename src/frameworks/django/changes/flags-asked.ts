import { isInsecureDev } from '../../../session/questions.js';
import type { Answers } from '../../../model/options.js';
import type { Findings } from '../findings.js';
import type { CookieFlag } from '../settings/cookie-settings.js';
import { developmentModule } from '../settings/development-module.js';
import { isDevelopmentOnly } from '../settings/production-modules.js';

/** What was asked of the cookie in each settings module; undefined where that is no matter, or meant for another one. */
export function flagsAsked({ place, servers }: Pick<Findings, 'place' | 'servers'>, answers: Answers) {
  return (module: string): CookieFlag | undefined => {
    if (isInsecureDev(answers)) return developmentModule(place) === module ? 'insecure' : undefined;
    return isDevelopmentOnly(place, servers, module) ? undefined : 'secure';
  };
}
