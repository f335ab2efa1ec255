import { everywhere } from './evaluation.js';
import { ENGINE } from './names.js';
import type { SettingsView } from './view.js';
import {
  stringValue,
  type Expression,
  argument,
  dottedName,
  type PythonNode,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';

/** Whose session engine an expression names. */
export type EngineOrigin = 'wristband' | 'django' | 'somebody else';

const DJANGO = 'django.contrib.sessions.backends.';

/** All engines that the expression may come to count; one of somebody else's decides. */
export function engineOrigin(view: SettingsView, node: Expression): EngineOrigin {
  const values = everywhere(view.graph).valuesOf(view.file, node) ?? [];
  const known = values.flatMap((value) => (value.kind === 'scalar' ? [value.value] : []));
  const isKnown = values.length > 0 && known.length === values.length;
  // Django can't start with None: it stands in for an engine that is chosen below.
  if (isKnown) return originOf(known.map((value) => (value === null ? DJANGO : String(value))));
  const written = enginesIn(view, node);
  if (written.length > 0) return originOf(written);
  return namesVariable(node) ? 'django' : 'somebody else';
}

/** Whose engines these are; one of somebody else's decides. */
export function originOf(engines: readonly string[]): EngineOrigin {
  if (engines.every((engine) => engine === ENGINE)) return 'wristband';
  return engines.every((engine) => engine === ENGINE || engine.startsWith(DJANGO))
    ? 'django'
    : 'somebody else';
}

/** The dotted strings that stand in an expression, or that names in it stand for. */
function enginesIn(view: SettingsView, node: Expression): string[] {
  return [node, ...ownNodes(node)]
    .flatMap((part) => textsOf(view, part))
    .filter((text) => text.includes('.'));
}

function textsOf({ graph, file }: SettingsView, part: PythonNode): string[] {
  if (part.nodeType === 'Constant') return [stringValue(part) ?? ''];
  if (part.nodeType === 'JoinedStr') return part.values.slice(0, 1).map(leadingText);
  if (part.nodeType !== 'Name') return [];
  return (everywhere(graph).valuesOf(file, part) ?? []).flatMap((value) => {
    if (value.kind === 'scalar') return [String(value.value)];
    const contents = value.kind === 'dict' ? everywhere(graph).dictIn(file, value.object) : undefined;
    return [...(contents?.entries.values() ?? [])].flatMap(({ values }) =>
      values.map((one) => (one.value.kind === 'scalar' ? String(one.value.value) : '.')),
    );
  });
}

/** What an f-string begins with: py-ast gives its texts no quotes of their own. */
function leadingText(part: Expression): string {
  const value: unknown = part.nodeType === 'Constant' ? part.value : undefined;
  return typeof value === 'string' ? value : '.';
}

/** `os.environ['NAME']`, `env('NAME')`: an environment variable chooses, and nothing says that it chooses a foreign engine. */
function namesVariable(node: Expression): boolean {
  const isLookup = node.nodeType === 'Subscript' && dottedName(node.value)?.endsWith('environ') === true;
  const name = isLookup ? node.slice : node.nodeType === 'Call' ? argument(node, 0) : undefined;
  return /^[A-Z][A-Z0-9_]*$/.test(stringValue(name) ?? '');
}
