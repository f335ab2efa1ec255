import { booleanValue } from '../../../languages/python/index.js';
import type { Blocked, Note } from '../../../model/change.js';
import type { ModuleGraph } from '../settings/graph/module-graph.js';
import { importersOf } from '../settings/graph/definition-file.js';
import { SECURE, type CookieFlag } from '../settings/cookie-settings.js';
import { unsupportedIn } from '../settings/unsupported.js';
import type { SettingsView } from '../settings/view.js';
import { possibleValues } from '../settings/values/index.js';
import { byHand } from './by-hand.js';
import { ENGINE_DEMAND } from './engine-demand.js';
import { placeOf, type Fault } from './fault.js';
import { judgeLists } from './list-faults.js';
import { judgeNoSecret } from './secret-faults.js';
import { judgeValue, placeOfValue, takenBy } from './value-faults.js';

interface Effects {
  readonly wrong: readonly Blocked[];
  readonly elsewhere: readonly Note[];
  readonly doubts: readonly Note[];
}

/**
 * What Django would make of the session in the module that manage.py names, and in those that take in the patched file.
 * @param place with the texts that the files will have
 * @param flagOf what was asked of a module's cookie
 */
export function effectsOf(place: SettingsView, flagOf: (module: string) => CookieFlag | undefined): Effects {
  const { graph, entry, file } = place;
  const others = importersOf(graph, file).filter((module) => module !== entry);
  const own = faultsOf(graph, entry, flagOf(entry));
  const elsewhere = others.flatMap((module) =>
    faultsOf(graph, module, flagOf(module)).map((fault) => ({ ...fault, module })),
  );
  return {
    wrong: own
      .filter(({ sure }) => sure)
      .map((fault) => ({
        kind: 'blocked',
        title: 'judge what Django would see',
        ...placeOf(fault),
        reason: `Django would not see what was asked for: ${fault.message}.`,
        manual: byHand(fault, entry, flagOf(entry)),
      })),
    elsewhere: elsewhere
      .filter(({ sure }) => sure)
      .map((fault) => ({ ...placeOf(fault), message: `With ${fault.module}, ${fault.message}.` })),
    doubts: [...own, ...elsewhere].filter(({ sure }) => !sure).map(doubtOf),
  };
}

/** Its clause begins with "cannot". */
function doubtOf(fault: Fault): Note {
  const { message } = fault;
  return { ...placeOf(fault), message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}

function faultsOf(graph: ModuleGraph, module: string, flag: CookieFlag | undefined): Fault[] {
  const refusal = unsupportedIn(graph, module);
  if (refusal !== undefined) {
    const { file, line, reason } = refusal;
    const message = `cannot tell what ${module} makes of the session: ${reason.replace(/\.$/, '')}`;
    return [{ name: 'the settings', sure: false, file, line, message }];
  }
  return [
    ...judgeValue(graph, module, ENGINE_DEMAND),
    ...judgeFlag(graph, module, flag),
    ...judgeNoSecret(graph, module),
    ...judgeLists(graph, module),
  ];
}

/** A literal against the flag; an expression is the user's better idea, and kept. */
function judgeFlag(graph: ModuleGraph, module: string, flag: CookieFlag | undefined): Fault[] {
  if (flag !== 'secure' && flag !== 'insecure') return [];
  const values = possibleValues(graph, module, SECURE);
  const isAgainst = values.every(
    (value) => value.kind === 'plain' && booleanValue(value.node) === (flag === 'insecure'),
  );
  const [first] = values;
  if (!isAgainst || first === undefined) return [];
  const message = `${SECURE} is ${flag === 'insecure' ? 'True' : 'False'}${takenBy(first, module)}`;
  return [{ name: SECURE, sure: true, ...placeOfValue(first, module), message }];
}
