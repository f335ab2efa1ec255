import type { ParsedPython } from '../../../../languages/python/index.js';
import { scopeOf, sourcesOf } from '../chain/scope.js';
import type { Unclear } from '../setting.js';
import type { SettingsSite } from '../site.js';
import { findLoader, osAccess, type EnvSource, type Loader } from './index.js';

/**
 * How a settings file reads a variable: in its own idiom; without one, where the modules that star-import it read the
 * environment, from `os.environ` as they fill it. Undefined when no module of the chain reads any.
 */
export function loaderFor(parsed: ParsedPython, site: SettingsSite): Loader | Unclear | undefined {
  const own = findLoader(parsed, site);
  if (own !== undefined || site.entry === site.file) return own;
  const access = osAccess(parsed);
  const source = sourceAround(site);
  return access && source && { kind: 'os', ...access, source };
}

function sourceAround({ chain, entry, file, app }: SettingsSite): EnvSource | undefined {
  const modules = new Set(scopeOf(chain, entry).map((scoped) => scoped.file));
  for (const module of [...modules].filter((other) => other !== file)) {
    const parsed = chain.modules.get(module);
    const loader = parsed && findLoader(parsed, { file: module, app });
    if (parsed === undefined || loader === undefined) continue;
    if (loader.kind === 'unclear')
      return { kind: 'environment', doubt: { file: module, line: loader.line, path: undefined } };
    const star = parsed.body.find((statement) => sourcesOf(chain, module, statement).length > 0);
    const isEarly = star !== undefined && loader.from <= parsed.span(star).from;
    if (isEarly || loader.source.kind === 'environment') return loader.source;
    return { kind: 'environment', doubt: { file: module, line: star?.lineno ?? 1, path: undefined } };
  }
  return undefined;
}
