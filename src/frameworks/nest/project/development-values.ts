import { folderOf, join, relativePath } from '../../../model/paths.js';
import {
  asFunction,
  booleanValue,
  compiledFolder,
  foreignName,
  functionNamed,
  hasSpread,
  isArray,
  isCall,
  isConditional,
  isExpression,
  isIdentifier,
  isMemberAccess,
  isSpreadElement,
  memberRead,
  negatedBy,
  objectValue,
  operationOf,
  returnedValue,
  stringValue,
  tableRead,
  templateParts,
  unwrap,
  valueBehind,
  valueNamed,
  variableOf,
  type CallExpression,
  type CompilerOutput,
  type Expression,
  type Identifier,
  type ModuleGraph,
  type Operation,
} from '../../../languages/typescript/index.js';

/** What an expression can be; undefined is the value of a variable that is not set. */
export type Value = string | boolean | undefined | readonly Possible[];
/** The values that are possible, the likeliest first; none when they are unknown. */
export type Possible = readonly Value[];

/** Whether a value is a list, with what each of its elements can be. */
export function isList(value: Value): value is readonly Possible[] {
  return Array.isArray(value);
}

/** What is known of the application while it is developed. */
export interface Development {
  readonly modules: ModuleGraph;
  /** The folder that it is started in. */
  readonly root: string;
  readonly sourceRoot: string;
  /** Where the compiler writes to; undefined where no configuration says so. */
  readonly output: CompilerOutput | undefined;
  /** The variables that the script which starts it sets. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Constants and functions that lead to others are followed so far, */
const MAX_STEPS = 8;
/** and so many values are told apart. */
const MAX_VALUES = 12;
/** What NODE_ENV is called in development where nothing sets it. */
const DEVELOPMENT = [undefined, 'development', 'dev', 'local'];
const PATH_MODULES = ['path', 'node:path'];

/** What an expression of a file can be in development. Paths are seen from the folder that the application is started in. */
export async function valuesOf(
  { development, file }: { readonly development: Development; readonly file: string },
  expression: Expression,
): Promise<Possible> {
  return new Evaluation(development, file).evaluate(expression, MAX_STEPS);
}

class Evaluation {
  constructor(
    readonly development: Development,
    readonly file: string,
  ) {}

  async evaluate(value: Expression, steps: number): Promise<Possible> {
    if (steps === 0) return [];
    const expression = unwrap(value);
    const literal = stringValue(expression) ?? booleanValue(expression);
    if (literal !== undefined) return [literal];
    if (isArray(expression)) return [await this.#entries(expression.getElements(), steps - 1)];
    const chosen = tableRead(expression);
    if (chosen !== undefined) return this.#chosen(chosen.table, chosen.key, steps - 1);
    if (isConditional(expression)) {
      const branches = [expression.getWhenTrue(), expression.getWhenFalse()] as const;
      const test = await this.evaluate(expression.getCondition(), steps - 1);
      return this.#branches(test.length === 0 ? [false, true] : test, branches, steps - 1);
    }
    const parts = templateParts(expression);
    if (parts !== undefined) return joinedTexts(await this.#all(parts, steps - 1));
    const operand = negatedBy(expression);
    if (operand !== undefined) return (await this.evaluate(operand, steps - 1)).map((one) => !one);
    const operation = operationOf(expression);
    if (operation !== undefined) return this.#operation(operation, steps - 1);
    return isCall(expression) ? this.#call(expression, steps - 1) : this.#name(expression, steps - 1);
  }

  /** `...other` may be a list as well. */
  async #entries(elements: readonly Expression[], steps: number): Promise<Possible[]> {
    const entries: Possible[] = [];
    for (const element of elements) {
      const isSpread = isSpreadElement(element);
      const [found, ...more] = await this.evaluate(isSpread ? element.getExpression() : element, steps);
      if (isSpread && isList(found)) entries.push(...found);
      else entries.push([found, ...more].filter((one) => one !== undefined));
    }
    return entries;
  }

  async #branches(
    tests: Possible,
    [whenTrue, whenFalse]: readonly [Expression, Expression],
    steps: number,
  ): Promise<Possible> {
    const values: Value[] = [];
    for (const test of new Set(tests.map(Boolean)))
      values.push(...(await this.evaluate(test ? whenTrue : whenFalse, steps)));
    return [...new Set(values)];
  }

  async #operation({ left, operator, right }: Operation, steps: number): Promise<Possible> {
    const [ofLeft = [], ofRight = []] = await this.#all([left, right], steps);
    if (operator === '+') return joinedTexts([ofLeft, ofRight]);
    if (['??', '||'].includes(operator)) {
      const isLeft = (one: Value) => (operator === '??' ? one !== undefined : Boolean(one));
      const values = ofLeft.flatMap((one): Possible => (isLeft(one) ? [one] : ofRight));
      return [...new Set(values)];
    }
    if (!/^[!=]==?$/.test(operator)) return [];
    const isEqual = operator.startsWith('=');
    return ofLeft.flatMap((one) => ofRight.map((other) => (one === other) === isEqual));
  }

  /** A function of the file, `process.cwd()`, and the functions of Node's path module. */
  async #call(call: CallExpression, steps: number): Promise<Possible> {
    const callee = call.getExpression();
    const text = callee.getText();
    if (text === 'process.cwd') return ['.'];
    const fn = isIdentifier(callee) ? functionNamed(callee, text) : undefined;
    const returned = fn === undefined ? undefined : returnedValue(fn, () => true);
    if (returned !== undefined) return this.evaluate(returned, steps);
    const foreign = fn === undefined ? await this.#importedFunction(callee, steps) : undefined;
    if (foreign !== undefined) return foreign;
    if (isMemberAccess(callee) && text.endsWith('.filter'))
      return this.evaluate(callee.getExpression(), steps);
    const method = pathFunction(callee);
    if (method === undefined || !['join', 'resolve', 'normalize'].includes(method)) return [];
    const parts = await this.#all(call.getArguments().filter(isExpression), steps);
    const joined = combined(parts).filter((texts) => texts.slice(1).every((one) => !one.startsWith('/')));
    return joined.map((texts) => (texts[0]?.startsWith('/') === true ? texts.join('/') : join(...texts)));
  }

  async #name(expression: Expression, steps: number): Promise<Possible> {
    const text = expression.getText();
    if (['__dirname', 'import.meta.dirname'].includes(text)) return this.#compiledFolder();
    const read = memberRead(expression);
    if (read !== undefined) return isEnvironment(read.owner) ? this.#variable(read.name) : [];
    if (text === 'undefined') return [undefined];
    if (!isIdentifier(expression)) return [];
    const initial = variableOf(expression)?.getInitializer();
    return initial === undefined ? this.#imported(expression, steps) : this.evaluate(initial, steps);
  }

  #variable(name: string): Possible {
    const set = this.development.variables.get(name);
    if (set !== undefined) return [set];
    return name === 'NODE_ENV' ? DEVELOPMENT : [undefined];
  }

  /** What the compiler writes has the folders of the sources. */
  #compiledFolder(): Possible {
    const { root, sourceRoot, output } = this.development;
    const usual = { outDir: join(folderOf(sourceRoot), 'dist'), rootDir: undefined };
    const folder = compiledFolder(output ?? usual, this.file, sourceRoot);
    return folder === undefined ? [] : [relativePath(root, folder)];
  }

  /** Undefined for a function of a package, or one that can't be followed. */
  async #importedFunction(callee: Expression, steps: number): Promise<Possible | undefined> {
    const foreign = foreignName(callee);
    const found = foreign && (await valueBehind(this.development.modules, this.file, foreign));
    const fn = found && asFunction(found.value);
    const returned = fn === undefined ? undefined : returnedValue(fn, () => true);
    if (found === undefined || returned === undefined) return undefined;
    return new Evaluation(this.development, found.file).evaluate(returned, steps);
  }

  /** `files[process.env.NODE_ENV]`: the values of the keys that are possible. */
  async #chosen(table: Expression, key: Expression, steps: number): Promise<Possible> {
    const object = objectValue(table);
    if (object === undefined || hasSpread(object)) return [];
    const keys = await this.evaluate(key, steps);
    const values: Value[] = [];
    for (const name of keys) {
      const value = typeof name === 'string' ? valueNamed(object, name) : undefined;
      if (value !== undefined) values.push(...(await this.evaluate(value, steps)));
    }
    return keys.length > 0 && values.length === 0 ? [undefined] : [...new Set(values)];
  }

  async #imported(use: Identifier, steps: number): Promise<Possible> {
    const { modules } = this.development;
    const foreign = foreignName(use);
    const found = foreign && (await valueBehind(modules, this.file, foreign));
    if (found === undefined || !isExpression(found.value)) return [];
    return new Evaluation(this.development, found.file).evaluate(found.value, steps);
  }

  #all(parts: readonly (string | Expression)[], steps: number): Promise<Possible[]> {
    const evaluate = async (part: string | Expression): Promise<Possible> =>
      typeof part === 'string' ? [part] : this.evaluate(part, steps);
    return Promise.all(parts.map(evaluate));
  }
}

/** `process.env`, and `env` of Node's process module. */
function isEnvironment(owner: Expression): boolean {
  const foreign = foreignName(owner);
  return (
    owner.getText() === 'process.env' ||
    (foreign?.name === 'env' && ['process', 'node:process'].includes(foreign.specifier))
  );
}

/** `join` of `path.join` and of `join`. */
function pathFunction(callee: Expression): string | undefined {
  const foreign = foreignName(callee);
  if (foreign !== undefined) return PATH_MODULES.includes(foreign.specifier) ? foreign.name : undefined;
  if (!isMemberAccess(callee)) return undefined;
  const owner = foreignName(callee.getExpression());
  return owner?.name === 'default' && PATH_MODULES.includes(owner.specifier) ? callee.getName() : undefined;
}

function joinedTexts(parts: readonly Possible[]): Possible {
  return combined(parts).map((texts) => texts.join(''));
}

/** Every way to choose one text of each part. */
function combined(parts: readonly Possible[]): string[][] {
  let ways: string[][] = [[]];
  for (const part of parts) {
    const texts = part.filter((one) => typeof one === 'string');
    ways = ways.flatMap((way) => texts.map((text) => [...way, text])).slice(0, MAX_VALUES);
  }
  return ways;
}
