import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  parsePython,
  statementsOf,
  stringValue,
  type ParsedPython,
  type PythonNode,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { settersIn } from '../settings/setting.js';
import type { TakenFromSettings } from './settings.js';
import type { Surroundings } from './surroundings.js';

/** Code that reads what goes. */
export interface Reader {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** What reads settings that go, or the variable of the secret, in the settings that are left. */
export function readersInSettings(
  graph: ModuleGraph,
  taken: ReadonlyMap<string, TakenFromSettings>,
): Reader[] {
  const names = new Set([...taken.values()].flatMap((one) => [...one.names]));
  const gone = [...names].filter((name) => !isSetElsewhere(graph, taken, name));
  return [...taken].flatMap(([file, { removal }]) => [
    ...gone.flatMap((name) =>
      removal.usesOf(name).map((node) => ({ name, file, line: removal.parsed.line(node) })),
    ),
    ...secretReaders(removal.parsed, removal.kept(), file),
  ]);
}

/** What reads the secret in the other Python files of the project. */
export function readersElsewhere({ sources }: Surroundings): Reader[] {
  return [...sources].flatMap(([file, text]) => {
    const parsed = text.includes(SECRET_VARIABLE) ? parsePython(text) : undefined;
    if (parsed?.kind !== 'parsed') return [];
    const nodes = statementsOf(parsed).flatMap(({ statement }) => ownNodes(statement));
    return secretReaders(parsed, nodes, file);
  });
}

/** A user's own assignment of a name is left. */
function isSetElsewhere(
  graph: ModuleGraph,
  taken: ReadonlyMap<string, TakenFromSettings>,
  name: string,
): boolean {
  return [...graph.modules].some(([file, parsed]) =>
    settersIn(parsed, name).some(({ statement }) => taken.get(file)?.removal.takes(statement) !== true),
  );
}

/** The one in use, and those before it. */
export const SECRETS: readonly string[] = [SECRET_VARIABLE, PREVIOUS_VARIABLE];

/** `settings.WRISTBAND_SESSION_SECRET`, `os.environ['WRISTBAND_SESSION_SECRET']`. */
function secretReaders(parsed: ParsedPython, nodes: readonly PythonNode[], file: string): Reader[] {
  return nodes.flatMap((node): Reader[] => {
    const read =
      node.nodeType === 'Attribute'
        ? node.attr
        : node.nodeType === 'Constant'
          ? stringValue(node)
          : undefined;
    const name = SECRETS.find((one) => one === read);
    return name === undefined ? [] : [{ name, file, line: parsed.line(node) }];
  });
}
