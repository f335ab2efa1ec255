import type { EnvReader } from '../../../../languages/dotenv/env-reader.js';
import {
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PlacedCall,
  type PythonNode,
  type Statement,
} from '../../../../languages/python/index.js';
import { nodesIn } from '../../../../languages/python/parse/nodes.js';
import type { EnvSource } from '../../../../session/python/loaders/loader.js';
import { inWorkspace } from '../../../../session/python/paths.js';
import { valueOf } from './harmless-condition.js';
import { pathsAt } from '../evaluation.js';
import type { SettingsFile } from '../view.js';

/**
 * What a call loads whose path a loop over the names of files makes: `for name in ('.env', '.env.local'):
 * load_dotenv(BASE_DIR / name)`. Undefined where what the loop runs over, or a path, can't be worked out.
 */
export function filesOfLoop(
  parsed: ParsedPython,
  load: PlacedCall,
  node: Expression | undefined,
  place: SettingsFile,
  reader: EnvReader,
): EnvSource | undefined {
  const loops = load.within.filter(isLoop);
  const [outer] = loops;
  if (node === undefined || outer === undefined) return undefined;
  const count = loops.reduce((product, { iter }) => product * roundsOver(parsed, iter), 1);
  const all = eachPath(parsed, node, place);
  const [path, second] = all;
  if (path === undefined || second === undefined || all.length !== count) return undefined;
  const exits = nodesIn(outer).filter(({ nodeType }) => ['Break', 'Continue', 'Return'].includes(nodeType));
  if (exits.length === 0) return { kind: 'file', path, all, reader };
  const isFirstThere = loops.length === 1 && exits.length === 1 && endsLoop(load, exits[0]);
  return isFirstThere ? { kind: 'file', path, all, isFirstThere, reader } : undefined;
}

/** `if path.exists(): load_dotenv(path); break` */
function endsLoop({ within, statement }: PlacedCall, exit: PythonNode | undefined): boolean {
  const outer = within.at(-1);
  if (outer?.nodeType !== 'If' || exit?.nodeType !== 'Break') return false;
  return outer.body[outer.body.indexOf(statement) + 1] === exit;
}

/** The files of the repository that an expression names, one in each round. */
export function eachPath(parsed: ParsedPython, node: Expression, place: SettingsFile): string[] {
  const paths = pathsAt(parsed, node, place.dunder ?? place.file);
  return paths.flatMap((path) => inWorkspace(path, place) ?? []);
}

export function isLoop(node: Statement): node is NodeOf<'For'> {
  return node.nodeType === 'For';
}

/** How many elements are written, here or where their list or tuple got its name; 0 where that is unknown. */
function roundsOver(parsed: ParsedPython, node: Expression): number {
  const value = node.nodeType === 'Name' ? valueOf(parsed, node) : node;
  const elements = value?.nodeType === 'List' || value?.nodeType === 'Tuple' ? value.elts : [];
  return elements.some(({ nodeType }) => nodeType === 'Starred') ? 0 : elements.length;
}
