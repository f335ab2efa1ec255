import {
  canonicalName,
  type Expression,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { unclearLoad, type PlacedCall } from './calls.js';
import type { Unclear } from '../setting.js';
import { envPath } from './env-path.js';
import type { EnvSource, SettingsPlace } from './loader.js';

/**
 * The statement at module level after which the variables are loaded. A condition is understood if it only asks
 * whether the file is there: `if path.exists(): load(path)`.
 */
export function loadingStatement(
  parsed: ParsedPython,
  load: PlacedCall,
  source: EnvSource,
  place: SettingsPlace,
): Statement | Unclear {
  const [outer, inner] = load.within;
  if (outer === undefined) return load.statement;
  const refusal = unclearLoad(load, 'The env file is loaded under a condition');
  if (inner !== undefined || outer.nodeType !== 'If' || outer.orelse.length > 0) return refusal;
  const asked = askedPath(parsed, outer.test);
  const isSame =
    asked !== undefined && source.kind === 'file' && envPath(parsed, asked, place) === source.path;
  return isSame ? outer : refusal;
}

/** The path of `os.path.exists(path)`, `path.exists()` and the like. */
function askedPath(parsed: ParsedPython, test: Expression): Expression | undefined {
  if (test.nodeType !== 'Call') return undefined;
  const called = canonicalName(parsed, test.func);
  if (called === 'os.path.exists' || called === 'os.path.isfile') return test.args[0];
  if (test.func.nodeType !== 'Attribute') return undefined;
  return ['exists', 'is_file'].includes(test.func.attr) ? test.func.value : undefined;
}
