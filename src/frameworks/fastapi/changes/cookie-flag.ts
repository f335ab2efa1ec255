import {
  assignmentsOf,
  booleanValue,
  dottedName,
  quoted,
  sourceOf,
  stringValue,
  styleOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { EnvClass } from '../../../session/python/pydantic/env-class.js';
import type { Reading } from '../loaders/reader.js';
import { INSECURE_VARIABLE } from '../sdk.js';
import { inQuotes } from './session-code.js';

/** Python that is true in production, and whether it asks for the variable of the tool. */
export interface SecureCode {
  readonly code: string;
  readonly asksVariable: boolean;
}

/** How the project tells development apart: its own switch, else a variable that only development has. */
export function secureCode(parsed: ParsedPython, reading: Reading): SecureCode | undefined {
  const { reader, of, object } = reading;
  const own = of !== undefined && object !== undefined ? switchOfClass(of, object) : switchOfModule(parsed);
  if (own !== undefined) return { code: inQuotes(own, parsed), asksVariable: false };
  if (reader.kind === 'unknown') return undefined;
  return {
    code: inQuotes(reader.unless(quoted(INSECURE_VARIABLE, styleOf(parsed))), parsed),
    asksVariable: true,
  };
}

const DEVELOPMENT = ['local', 'development', 'dev'];
const IS_DEBUG = /^(debug|debug_mode|is_dev|is_development|dev_mode)$/i;
const IS_PRODUCTION = /^(is_prod|is_production|production)$/i;
const NAMES_ENVIRONMENT = /^(environment|env|app_env|app_environment|environment_name)$/i;

/** `debug: bool`, `environment: Literal['local', …]`, `environment: str = 'development'`. */
function switchOfClass({ node }: EnvClass, object: string): string | undefined {
  for (const statement of node.body) {
    if (statement.nodeType !== 'AnnAssign' || statement.target.nodeType !== 'Name') continue;
    const { annotation, value, target } = statement;
    const name = target.id;
    const field = `${object}.${name}`;
    if (dottedName(annotation) === 'bool' && IS_DEBUG.test(name)) return `not ${field}`;
    if (dottedName(annotation) === 'bool' && IS_PRODUCTION.test(name)) return field;
    const chosen = NAMES_ENVIRONMENT.test(name) ? developmentName(annotation, value) : undefined;
    if (chosen !== undefined) return `${field} != "${chosen}"`;
  }
  return undefined;
}

/** A text that a field has in development: of those that its type lists, else its default. */
function developmentName(annotation: Expression, value: Expression | undefined): string | undefined {
  const listed =
    annotation.nodeType === 'Subscript' && /(^|\.)Literal$/.test(dottedName(annotation.value) ?? '')
      ? [annotation.slice, ...ownNodes(annotation.slice)].flatMap((node) => textIn(node))
      : [];
  const all = listed.length > 0 ? listed : [stringValue(value) ?? ''];
  return DEVELOPMENT.find((name) => all.includes(name));
}

function textIn(node: PythonNode): string[] {
  return node.nodeType === 'Constant' ? [stringValue(node) ?? ''] : [];
}

/** `DEBUG = os.getenv('DEBUG') == 'true'`, `ENV = os.getenv('ENV', 'development')` at module level. */
function switchOfModule(parsed: ParsedPython): string | undefined {
  for (const { name, value, within, kind } of assignmentsOf(parsed)) {
    if (within.length > 0 || kind === 'augmented' || assignmentsOf(parsed, name).length > 1) continue;
    const found = value && switchNamed(name, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function switchNamed(name: string, value: Expression): string | undefined {
  if (value.nodeType === 'Compare') {
    if (IS_DEBUG.test(name)) return `not ${name}`;
    return IS_PRODUCTION.test(name) ? name : undefined;
  }
  if (!NAMES_ENVIRONMENT.test(name) || value.nodeType !== 'Call') return undefined;
  const fallback = stringValue(value.args[1]);
  return fallback !== undefined && DEVELOPMENT.includes(fallback) ? `${name} != "${fallback}"` : undefined;
}

/** What a keyword of a call says of the flag. */
export type FlagState = 'absent' | 'true' | 'false' | 'conditional';

export function flagOf(call: NodeOf<'Call'>, keyword: string): FlagState {
  const given = call.keywords.find(({ arg }) => arg === keyword)?.value;
  if (given === undefined) return 'absent';
  const value = booleanValue(given);
  return value === undefined ? 'conditional' : value ? 'true' : 'false';
}

/** Whether an expression asks for what only a run has put in. */
export function isOwnSwitch(parsed: ParsedPython, node: Expression): boolean {
  const source = sourceOf(parsed, node);
  return source.includes(INSECURE_VARIABLE) || source.includes(INSECURE_VARIABLE.toLowerCase());
}
