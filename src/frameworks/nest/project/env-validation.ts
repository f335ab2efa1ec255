import {
  booleanValue,
  callsOf,
  callsWithin,
  classBehind,
  foreignName,
  functionNamed,
  hasSpread,
  importedModule,
  isCall,
  isExpression,
  isFunction,
  isIdentifier,
  isMemberAccess,
  isObject,
  memberNamed,
  methodOf,
  receiverOf,
  returnsItsParameter,
  unwrap,
  valueBehind,
  valueOf,
  variableOf,
  type CallExpression,
  type Expression,
  type ModuleGraph,
  type Node,
  type ObjectLiteralExpression,
  type ObjectMember,
  type ParsedFile,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { optionsBehind, type ConfigCall } from './config-options.js';

/** The libraries whose schemas are understood. */
export type SchemaKind = 'joi' | 'yup' | 'zod' | 'valibot' | 'envalid' | 'class-validator';

/** A schema that can be extended: an object literal, or a class. */
export interface Schema {
  readonly kind: SchemaKind;
  readonly file: string;
  /** What is called with the object, as the file writes it; for a class its name. */
  readonly maker: string;
  /** Which call of it in the file is meant. */
  readonly index: number;
  /** `z` of `z.object({ … })`; empty where the functions are imported one by one. */
  readonly owner: string;
}

/** How ConfigModule validates the environment, where that may keep variables from the application. */
export interface EnvValidation {
  readonly file: string;
  readonly line: number;
  /** Undefined where it can't be followed. */
  readonly schema: Schema | undefined;
  /** Whether it is the option that takes a schema of Joi. */
  readonly byOption: boolean;
}

interface Found {
  readonly schema: Schema;
  /** Whether variables that the schema does not name get through. */
  readonly lets: boolean;
  /** Whether a function that is not known makes the schema of the object: it may let less through. */
  readonly isWrapped?: boolean;
}

const LIBRARIES: ReadonlyMap<string, SchemaKind> = new Map([
  ['joi', 'joi'],
  ['@hapi/joi', 'joi'],
  ['yup', 'yup'],
  ['zod', 'zod'],
  ['zod/v4', 'zod'],
  ['zod/v3', 'zod'],
  ['valibot', 'valibot'],
]);
/** What makes a schema of an object, and what follows it in a way that lets other variables through. */
const OBJECTS = ['object', 'strictObject', 'looseObject', 'objectWithRest'];
const OPEN = ['looseObject', 'objectWithRest', 'passthrough', 'loose', 'catchall', 'unknown'];
/** What gives the members to a schema that was made without them: `Joi.object().keys({ … })`. */
const MEMBERS = ['keys', 'shape'];
/** What makes another schema of one. */
const REBUILDS = ['pick', 'omit', 'partial', 'fork', 'transform', 'preprocess', 'pipe'];
/** Options of class-validator and class-transformer that drop what the class does not declare, or reject it. */
const CLOSING = ['whitelist', 'forbidNonWhitelisted', 'excludeExtraneousValues'];
/** Constants and functions that lead to others are followed so far. */
const MAX_STEPS = 6;

type Answer = Found | 'everything' | undefined;

/** @returns undefined where nothing is validated, or all variables get through */
export async function envValidation(
  modules: ModuleGraph,
  calls: readonly ConfigCall[],
): Promise<EnvValidation | undefined> {
  for (const { file, node } of calls) {
    const place = await optionsBehind(modules, { file, node });
    const { options } = place;
    const member = isObject(options) ? validatingMember(options) : undefined;
    if (!isObject(options) || member === undefined) continue;
    const value = valueOf(member);
    const found = value && (await schemaOf(modules, place, value));
    if (found === 'everything' || (found !== undefined && letsThrough(found, options))) continue;
    const byOption = memberNamed(options, 'validate') === undefined;
    return { file: place.file, line: member.getStartLineNumber(), schema: found?.schema, byOption };
  }
  return undefined;
}

function validatingMember(options: ObjectLiteralExpression): ObjectMember | undefined {
  return memberNamed(options, 'validate') ?? memberNamed(options, 'validationSchema');
}

function letsThrough({ schema, lets, isWrapped }: Found, options: ObjectLiteralExpression): boolean {
  return lets || (schema.kind === 'joi' && isWrapped !== true && letsJoi(options));
}

/** ConfigModule lets unknown variables through where `validationOptions` say nothing else. */
function letsJoi(options: ObjectLiteralExpression): boolean {
  const member = memberNamed(options, 'validationOptions');
  if (memberNamed(options, 'validate') !== undefined) return false;
  if (member === undefined) return true;
  const given = valueOf(member);
  if (!isObject(given) || hasSpread(given)) return false;
  const allows = memberNamed(given, 'allowUnknown');
  const strips = memberNamed(given, 'stripUnknown');
  const isAllowed = allows === undefined || booleanValue(valueOf(allows)) === true;
  return isAllowed && (strips === undefined || booleanValue(valueOf(strips)) === false);
}

/** The schema that an expression is, or that a function validates with; `everything` where nothing is held back. */
async function schemaOf(
  modules: ModuleGraph,
  place: ParsedFile,
  value: Node,
  steps = MAX_STEPS,
): Promise<Answer> {
  const node = isExpression(value) ? unwrap(value) : value;
  if (steps === 0) return undefined;
  if (returnsItsParameter(node)) return 'everything';
  if (isFunction(node)) return schemaUsedIn(modules, place, node, steps - 1);
  if (isCall(node)) return schemaMadeBy(place, node);
  if (isMemberAccess(node) && foreignName(node) === undefined)
    return schemaOf(modules, place, node.getExpression(), steps - 1);
  return isExpression(node) ? schemaNamed(modules, place, node, steps - 1) : undefined;
}

async function schemaNamed(
  modules: ModuleGraph,
  place: ParsedFile,
  name: Expression,
  steps: number,
): Promise<Answer> {
  const own = isIdentifier(name)
    ? (functionNamed(name, name.getText()) ?? variableOf(name)?.getInitializer())
    : undefined;
  if (own !== undefined) return schemaOf(modules, place, own, steps);
  const foreign = foreignName(name);
  const found = foreign && (await valueBehind(modules, place.file, foreign));
  return found && (await schemaOf(modules, found, found.value, steps));
}

/** `schema.parse(config)`, `v.parse(schema, config)`, `cleanEnv(config, { … })`, `plainToInstance(Class, config)`. */
async function schemaUsedIn(
  modules: ModuleGraph,
  place: ParsedFile,
  fn: Node,
  steps: number,
): Promise<Answer> {
  for (const call of callsWithin(fn)) {
    const method = methodOf(call) ?? call.getExpression().getText();
    const [first, second] = call.getArguments();
    const module = importedModule(call.getExpression());
    if (method === 'cleanEnv' && module === 'envalid' && isObject(second))
      return { schema: { ...placeOf(call, place.file), kind: 'envalid', owner: '' }, lets: false };
    if (['plainToInstance', 'plainToClass'].includes(method) && isIdentifier(first))
      return classSchema(modules, place, first.getText(), fn);
    if (!['parse', 'safeParse', 'validate', 'validateSync', 'parseAsync', 'cast'].includes(method)) continue;
    const schema = module === 'valibot' ? first : receiverOf(call);
    const found = schema && (await schemaOf(modules, place, schema, steps));
    if (found !== undefined) return usedWith(found, fn);
  }
  return undefined;
}

/** Yup lets through what a schema does not name, unless it is told to drop it. */
function usedWith(found: Found | 'everything', fn: Node): Found | 'everything' {
  if (found === 'everything' || found.schema.kind !== 'yup') return found;
  return { ...found, lets: found.lets && !fn.getText().includes('stripUnknown') };
}

async function classSchema(
  modules: ModuleGraph,
  place: ParsedFile,
  name: string,
  fn: Node,
): Promise<Found | undefined> {
  const found = await classBehind(modules, place, name);
  if (found === undefined) return undefined;
  const isClosed = CLOSING.some((option) => fn.getText().includes(option));
  const maker = found.declaration.getName() ?? 'default';
  const schema = { kind: 'class-validator', file: found.file, maker, index: 0, owner: '' } as const;
  return { schema, lets: !isClosed };
}

/** `z.object({ … })`, whatever is called on it. */
function schemaMadeBy({ file }: ParsedFile, call: CallExpression): Found | undefined {
  const above: CallExpression[] = [];
  for (let current: Expression | undefined = call; isCall(current); current = receiverOf(current)) {
    const callee: Expression = current.getExpression();
    const kind = LIBRARIES.get(importedModule(callee) ?? '');
    above.push(current);
    if (kind === undefined || !OBJECTS.includes(nameOfCall(current))) continue;
    const methods = above.map(nameOfCall);
    const maker = withMembers(current, above);
    if (maker === undefined || methods.some((one) => REBUILDS.includes(one))) return undefined;
    const owner = isMemberAccess(callee) ? callee.getExpression().getText() : '';
    return { schema: { ...placeOf(maker, file), kind, owner }, lets: letsUnknown(kind, methods) };
  }
  return wrappedSchema(file, call);
}

function nameOfCall(call: CallExpression): string {
  return methodOf(call) ?? foreignName(call.getExpression())?.name ?? '';
}

/** The call that gets the members: `object({ … })`, or one of those on `object()`. */
function withMembers(call: CallExpression, above: readonly CallExpression[]): CallExpression | undefined {
  const isGiven = call.getArguments().length > 0;
  const candidates = isGiven ? [call] : above.filter((one) => MEMBERS.includes(nameOfCall(one)));
  return candidates.find((one) => isObject(one.getArguments()[0]));
}

/** What ConfigModule's options say of Joi comes later. */
function letsUnknown(kind: SchemaKind, methods: readonly string[]): boolean {
  if (kind === 'yup') return !methods.some((one) => ['noUnknown', 'exact'].includes(one));
  return kind !== 'joi' && methods.some((one) => OPEN.includes(one));
}

/** `schemaFor({ PORT: Joi.number() })`: whatever the function adds, the object is what the project validates. */
function wrappedSchema(file: string, call: CallExpression): Found | undefined {
  const [object] = call.getArguments();
  if (!isObject(object) || object.getProperties().length === 0) return undefined;
  const makers = object.getProperties().map((member) => {
    const value = valueOf(member);
    return value === undefined ? undefined : outermost(value);
  });
  const [first] = makers;
  const kind = first === undefined ? undefined : LIBRARIES.get(importedModule(first) ?? '');
  if (first === undefined || kind === undefined || makers.some((one) => one?.getText() !== first.getText()))
    return undefined;
  return { schema: { ...placeOf(call, file), kind, owner: first.getText() }, lets: false, isWrapped: true };
}

/** `Joi` of `Joi.string().required()`. */
function outermost(value: Expression): Expression | undefined {
  let root = unwrap(value);
  while (isCall(root) || isMemberAccess(root)) root = unwrap(root.getExpression());
  return isIdentifier(root) ? root : undefined;
}

function placeOf(call: CallExpression, file: string): Pick<Schema, 'file' | 'maker' | 'index'> {
  const maker = call.getExpression().getText();
  const parsed = { file: call.getSourceFile(), text: call.getSourceFile().getFullText() };
  return { file, maker, index: callsOf(parsed, maker).indexOf(call) };
}

/** The object of a schema in the file as it is now. */
export function schemaObject(
  parsed: ParsedTypeScript,
  { maker, index }: Schema,
): ObjectLiteralExpression | undefined {
  return callsOf(parsed, maker)[index]?.getArguments().find(isObject);
}
