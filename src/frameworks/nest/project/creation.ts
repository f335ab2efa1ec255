import { UserError } from '../../../model/errors.js';
import { OTHER_CREATION } from './source-files.js';
import {
  callsOf,
  importBindings,
  isExpression,
  parameterOf,
  sourcesWith,
  unwrap,
  type CallExpression,
  type Expression,
  type ParameterOf,
  type ParsedFile,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';
import { createCalls, createdFrom, referenceOf, unknownRoot, type RootReference } from './entry.js';

/** Where the root module is named, and how. */
export interface Creation {
  readonly file: string;
  readonly reference: RootReference;
}

/**
 * Finds what reaches `NestFactory.create(…)`: in the entry file, else in the one file that the application
 * imports and that creates it.
 * @throws UserError when the application is not made of one class
 */
export function findCreation(sources: Sources, entry: string): Creation {
  const { file, calls } = creator(sources, entry);
  const root = createdFrom(calls, file);
  const wrapper = parameterOf(root);
  if (wrapper === undefined) return { file, reference: referenceOf(root, file) };
  return givenBy(wrapper, sources, file, root);
}

function creator(
  sources: Sources,
  entry: string,
): ParsedFile & { calls: [CallExpression, ...CallExpression[]] } {
  const found = sourcesWith(sources, 'NestFactory').flatMap((source) => {
    const [first, ...others] = createCalls(source.parsed);
    return first === undefined
      ? []
      : [{ ...source, calls: [first, ...others] satisfies [CallExpression, ...CallExpression[]] }];
  });
  const [only, other] = found;
  const own = found.find(({ file }) => file === entry);
  if (own !== undefined) return own;
  if (only === undefined && OTHER_CREATION.test(sources.texts.get(entry) ?? '')) {
    throw new UserError(`${entry} starts a microservice or a command: no HTTP, so no session.`, {
      file: entry,
      hint: 'Choose the application that serves HTTP with --app, or set "entryFile" in nest-cli.json to it, and rerun.',
    });
  }
  if (only === undefined) {
    throw new UserError(`${entry} does not call NestFactory.create(…).`, {
      file: entry,
      hint: 'Set "entryFile" in nest-cli.json to the file that creates the application, and rerun.',
    });
  }
  if (other === undefined) return only;
  const files = found.map(({ file }) => file).join(', ');
  throw new UserError(`${entry} leads to several files that call NestFactory.create: ${files}.`, {
    file: entry,
    hint: 'Set "entryFile" in nest-cli.json to the one that creates the application, and rerun.',
  });
}

/** Functions that hand the class on to others are followed so far. */
const MAX_WRAPPERS = 5;

/** What the one call of a function that creates the application of a class gives it, also through further functions. */
function givenBy(
  wrapper: ParameterOf,
  sources: Sources,
  declaring: string,
  root: Expression,
  steps = MAX_WRAPPERS,
): Creation {
  const word = wrapper.name.split('.').at(-1) ?? wrapper.name;
  const given = sourcesWith(sources, word).flatMap(({ file, parsed }) =>
    argumentsFor(wrapper, parsed, file === declaring).map((expression) => ({ file, parsed, expression })),
  );
  const [only, other] = given;
  if (only === undefined || other !== undefined) {
    throw unknownRoot(declaring, root, `${wrapper.name} is called ${given.length} times`);
  }
  const next = steps === 0 ? undefined : parameterOf(only.expression);
  if (next !== undefined) return givenBy(next, sources, only.file, only.expression, steps - 1);
  return { file: only.file, reference: referenceOf(only.expression, only.file) };
}

/** What the calls of a function in a file give one of its parameters. */
function argumentsFor(
  { name, index }: ParameterOf,
  parsed: ParsedTypeScript,
  declaresIt: boolean,
): Expression[] {
  const [first = '', ...members] = name.split('.');
  const locals = declaresIt
    ? [first]
    : importBindings(parsed)
        .filter(({ imported }) => imported === first)
        .map(({ local }) => local);
  return locals
    .flatMap((local) => callsOf(parsed, [local, ...members].join('.')))
    .map((call) => call.getArguments()[index])
    .filter((argument) => isExpression(argument))
    .map(unwrap);
}
