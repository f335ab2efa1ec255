import type { Finding } from '../../../model/change.js';
import { SECURE } from '../settings/cookie-settings.js';
import type { ModuleGraph } from '../settings/graph/module-graph.js';
import { productionModules } from '../settings/production-modules.js';
import type { SettingsView } from '../settings/view.js';
import { unsupportedIn } from '../settings/unsupported.js';
import { judgeAuthConfig } from './auth-faults.js';
import { ENGINE_DEMAND } from './engine-demand.js';
import { placeOf, type Fault } from './fault.js';
import { judgeLists } from './list-faults.js';
import { judgeSecret } from './secret-faults.js';
import { judgeValue, type Demand } from './value-faults.js';

const DEMANDS: readonly Demand[] = [
  ENGINE_DEMAND,
  {
    name: SECURE,
    wanted: 'True',
    suits: (value) => value === true,
    unset: 'is not set, which makes it False',
  },
  { name: 'SESSION_COOKIE_HTTPONLY', wanted: 'True', suits: (value) => value === true },
];

/**
 * What is left to say of the settings of production.
 * @param place with the texts that the files will have
 */
export function productionFindings(place: SettingsView, servers: readonly string[]): Finding[] {
  const modules = productionModules(place, servers);
  return modules.flatMap((module) => judgeModule(place.graph, module));
}

/** What keeps the session of a settings module from being safe in production, and what cannot be told of it. */
function judgeModule(graph: ModuleGraph, module: string): Finding[] {
  const refusal = unsupportedIn(graph, module);
  if (refusal !== undefined) {
    const { file, line, reason } = refusal;
    return [{ file, line, message: `cannot tell what ${module} makes of the session: ${reason}` }];
  }
  const faults: readonly Fault[] = [
    ...DEMANDS.flatMap((demand) => judgeValue(graph, module, demand)),
    ...judgeAuthConfig(graph, module),
    ...judgeSecret(graph, module),
    ...judgeLists(graph, module),
  ];
  return faults.map((fault) => ({ ...placeOf(fault), message: `in production, ${fault.message}` }));
}
