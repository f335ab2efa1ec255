import { prefixIn, readDotenv } from '../languages/dotenv/dotenv.js';
import { eolOf } from '../languages/text/layout.js';
import { lineEnd, nextLine } from '../languages/text/lines.js';
import type { Span } from '../languages/text/list-edit.js';
import type { Change } from '../model/change.js';
import type { EnvFile } from './survey.js';
import { listed } from '../model/words.js';
import { VALUES } from './unset.js';

/** By this the lines of an earlier run are known again. */
const HINT = `# From the Wristband dashboard: ${VALUES}`;

/**
 * Leaves a line for each variable that the code of this run demands, commented out: an empty value would hide one that is set
 * elsewhere, and nothing would tell that it is missing.
 */
export function listUnset(envFile: EnvFile, names: readonly string[]): Change {
  return {
    title: 'list the variables to set, as comments',
    problem: `${listed(names)} should be listed`,
    file: envFile.path,
    hidden: true,
    run(source = '') {
      const missing = names.filter((name) => !isNamed(source, name));
      if (missing.length === 0 || envFile.tracked) return { kind: 'unchanged' };
      const eol = eolOf(source);
      const gap = source === '' || /[\r\n]$/.test(source) ? '' : eol;
      const prefix = prefixIn(source);
      const lines = [HINT, ...missing.map((name) => `# ${prefix}${name}=`)];
      return { kind: 'changed', text: `${source}${gap}${lines.join(eol)}${eol}` };
    },
  };
}

/** Whether a text names a variable; a line that is commented out does as well. */
export function isNamed(source: string, name: string): boolean {
  const uncommented = source.replace(/^[ \t]*#+[ \t]*(?=(?:export[ \t]+)?[A-Z_]+[ \t]*=)/gm, '');
  return readDotenv(uncommented).some((entry) => entry.name === name);
}

/** The lines that are still as a run has left them; the hint above them stays as long as it says something of others. */
export function placeholderLines(source: string): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < source.length;) {
    const below = nextLine(source, at);
    if (source.slice(at, lineEnd(source, at)) === HINT) {
      const { empty, isFilled, to } = linesBelow(source, below);
      found.push(...(isFilled ? [] : [{ from: at, to: below }]), ...empty);
      at = to;
    } else at = below;
  }
  return found;
}

/** The variables below a hint: those still to be set, and whether somebody has set others. */
function linesBelow(source: string, from: number) {
  const empty: Span[] = [];
  let isFilled = false;
  let at = from;
  for (; at < source.length; at = nextLine(source, at)) {
    const line = source.slice(at, lineEnd(source, at));
    if (!/^(?:# )?(?:export )?WRISTBAND_\w+=/.test(line)) break;
    if (/^# (?:export )?\w+=$/.test(line)) empty.push({ from: at, to: nextLine(source, at) });
    else isFilled = true;
  }
  return { empty, isFilled, to: at };
}
