import { parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { FileChange, Finding } from '../../../types.js';
import { SECURE } from '../settings/cookie-settings.js';
import { withModules, type Chain } from '../settings/chain/chain.js';
import { ENGINE } from '../settings/names.js';
import { productionModules } from '../settings/production-modules.js';
import type { SettingsSite } from '../settings/site.js';
import { refusalOf } from '../settings/refusal.js';
import { judgeLists } from './list-findings.js';
import { judgeSecret } from './secret-findings.js';
import { judgeValue, type Demand } from './value-findings.js';

const DEMANDS: readonly Demand[] = [
  {
    name: 'SESSION_ENGINE',
    wanted: ENGINE,
    suits: (value) => value === ENGINE,
    unset: "is not set, and Django's own engine would be used",
  },
  {
    name: SECURE,
    wanted: 'True',
    suits: (value) => value === true,
    unset: 'is not set, which makes it False',
  },
  { name: 'SESSION_COOKIE_HTTPONLY', wanted: 'True', suits: (value) => value === true },
];

/** What is left to say of the settings of production, were the changes made. */
export function productionFindings(
  place: SettingsSite,
  servers: readonly string[],
  changes: readonly FileChange[],
): Finding[] {
  const chain = withModules(place.chain, parsedChanges(changes));
  const modules = productionModules({ ...place, chain }, servers);
  return modules.flatMap((module) => judgeModule(chain, module));
}

function parsedChanges(changes: readonly FileChange[]): Map<string, ParsedPython> {
  const all = changes
    .filter(({ path }) => path.endsWith('.py'))
    .map(({ path, text }) => ({ path, parsed: parsePython(text) }));
  return new Map(
    all.flatMap(({ path, parsed }) => (parsed.kind === 'parsed' ? [[path, parsed] as const] : [])),
  );
}

/** What keeps the session of a settings module from being safe in production, and what cannot be told of it. */
function judgeModule(chain: Chain, module: string): Finding[] {
  const refusal = refusalOf(chain, module);
  if (refusal !== undefined) {
    const { file, line, reason } = refusal;
    return [{ file, line, message: `cannot tell what ${module} makes of the session: ${reason}` }];
  }
  return [
    ...DEMANDS.flatMap((demand) => judgeValue(chain, module, demand)),
    ...judgeSecret(chain, module),
    ...judgeLists(chain, module),
  ];
}
