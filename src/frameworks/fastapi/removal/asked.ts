import { parsePython, stringValue, type PythonNode } from '../../../languages/python/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { holdsOthers } from '../../../session/removal.js';
import { envClasses } from '../../../session/python/pydantic/env-class.js';
import type { FastapiApp } from '../app.js';
import { INSECURE_VARIABLE } from '../sdk.js';

/** Whether what loads the env file would serve nothing else: nobody asks for another variable, and the file has none. */
export function isFree({ envText, around, view }: FastapiApp, left: readonly string[]): boolean {
  if (holdsOthers(envText.replace(new RegExp(`^${INSECURE_VARIABLE}=.*$`, 'm'), ''))) return false;
  // Its fields come from the environment.
  if (envClasses(view.graph).some(({ config }) => (config?.files ?? []).length === 0)) return false;
  return [...left, ...around.texts.values()].every((text) => {
    const asked = variablesAsked(text);
    return asked !== undefined && [...asked].every((name) => OWN.includes(name));
  });
}

const OWN: readonly string[] = [SECRET_VARIABLE, PREVIOUS_VARIABLE, INSECURE_VARIABLE];

/**
 * The variables that a text asks the environment for by name; undefined if it may ask for others: under a name that code
 * makes, by handing the environment on, or because it does not parse.
 */
export function variablesAsked(text: string): ReadonlySet<string> | undefined {
  if (!/environ|getenv/.test(text)) return new Set();
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') return undefined;
  const nodes = parsed.body.flatMap((statement) => nodesIn(statement));
  const asked = nodes.flatMap((node) => askedBy(node));
  const names = new Set(asked.filter((name) => name !== undefined));
  // Each mention of the environment must be one of those that ask for a name.
  const mentions = nodes.filter((node) => isNamed(node, 'environ') || isNamed(node, 'getenv')).length;
  return mentions === asked.length && !asked.includes(undefined) ? names : undefined;
}

/** `os.environ` and `environ`; not the `os` in it. */
function isNamed(node: PythonNode, name: string): boolean {
  if (node.nodeType === 'Attribute') return node.attr === name;
  return node.nodeType === 'Name' && node.id === name;
}

/** What one expression asks for: `environ['X']`, `environ.get('X')`, `getenv('X')`, `'X' in environ`. */
function askedBy(node: PythonNode): (string | undefined)[] {
  switch (node.nodeType) {
    case 'Subscript':
      return isNamed(node.value, 'environ') ? [stringValue(node.slice)] : [];
    case 'Call':
      return isAsking(node.func) ? [stringValue(node.args[0])] : [];
    case 'Compare':
      return node.comparators.some((one) => isNamed(one, 'environ')) ? [stringValue(node.left)] : [];
    default:
      return [];
  }
}

function isAsking(func: PythonNode): boolean {
  if (isNamed(func, 'getenv')) return true;
  const isMethod = func.nodeType === 'Attribute' && /^(get|pop|setdefault)$/.test(func.attr);
  return isMethod && isNamed(func.value, 'environ');
}
