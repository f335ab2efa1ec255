import type { ParsedPython } from '../../../../languages/python/index.js';
import type { Chain } from '../chain/chain.js';
import { scopeOf, sourcesOf } from '../chain/scope.js';
import type { Unclear } from '../setting.js';
import { placeIn, type SettingsSite } from '../site.js';
import { findLoader, osAccess, type EnvSource, type Loader } from './index.js';
import { loaderOfModule } from './of-module.js';

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules that star-import it read the
 * environment, from `os.environ` as they fill it. Undefined when no module of the chain reads any.
 */
export function loaderFor(parsed: ParsedPython, site: SettingsSite): Loader | Unclear | undefined {
  const own = readerOf(parsed, site.file, site.chain);
  if (own !== undefined || site.entry === site.file) return own;
  const access = osAccess(parsed);
  const source = sourceAround(site);
  return access && source && { kind: 'os', ...access, source };
}

/** A file's own idiom; an object that it imports counts, where it can be followed. */
function readerOf(parsed: ParsedPython, file: string, chain: Chain): Loader | Unclear | undefined {
  return loaderOfModule(parsed, file, chain) ?? findLoader(parsed, placeIn(chain, file));
}

function sourceAround({ chain, entry, file }: SettingsSite): EnvSource | undefined {
  const modules = new Set(scopeOf(chain, entry).map((scoped) => scoped.file));
  for (const module of [...modules].filter((other) => other !== file)) {
    const parsed = chain.modules.get(module);
    const loader = parsed && readerOf(parsed, module, chain);
    if (parsed === undefined || loader === undefined) continue;
    if (loader.kind === 'unclear')
      return { kind: 'environment', doubt: { file: module, line: loader.line, paths: [] }, reader: 'dotenv' };
    const star = parsed.body.find((statement) => sourcesOf(chain, module, statement).length > 0);
    const isEarly = star !== undefined && loader.from <= parsed.span(star).from;
    if (isEarly || loader.source.kind === 'environment') return loader.source;
    const doubt = { file: module, line: star === undefined ? 1 : parsed.line(star), paths: [] };
    return { kind: 'environment', doubt, reader: loader.source.reader };
  }
  return undefined;
}
