import type { CallExpression, Expression } from 'ts-morph';
import { UserError } from '../../../model/errors.js';
import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import {
  createCalls,
  createdFrom,
  refusal,
  referenceOf,
  refuseFastify,
  type RootReference,
} from './entry.js';
import type { Sources } from '../reading/walk.js';
import { givenTo, wrapperOf, type Wrapper } from './wrapper.js';

/** Where the root module is named, and how. */
export interface Creation {
  readonly file: string;
  readonly reference: RootReference;
}

interface Parsed {
  readonly file: string;
  readonly parsed: ParsedTypeScript;
}

/**
 * Finds what reaches `NestFactory.create(…)`: in the entry file, else in the one file that the application
 * imports and that creates it.
 * @throws UserError when the application is not an Express application made of one class
 */
export function findCreation(sources: Sources, entry: string): Creation {
  const { file, parsed, calls } = creator(sources, entry);
  refuseFastify(parsed, file);
  const root = createdFrom(calls, file);
  const wrapper = wrapperOf(root);
  if (wrapper === undefined) return { file, reference: referenceOf(parsed, root, file) };
  return givenBy(wrapper, sources, { file, parsed }, root);
}

function creator(sources: Sources, entry: string): Parsed & { calls: [CallExpression, ...CallExpression[]] } {
  const found = parsedWith(sources, 'NestFactory').flatMap((source) => {
    const [first, ...others] = createCalls(source.parsed);
    return first === undefined
      ? []
      : [{ ...source, calls: [first, ...others] satisfies [CallExpression, ...CallExpression[]] }];
  });
  const [only, other] = found;
  const own = found.find(({ file }) => file === entry);
  if (own !== undefined) return own;
  if (only === undefined) {
    throw new UserError(`${entry} does not call NestFactory.create(…).`, {
      file: entry,
      hint: 'Name the file that creates the application as "entryFile" in nest-cli.json, and run the command again.',
    });
  }
  if (other === undefined) return only;
  const files = found.map(({ file }) => file).join(', ');
  throw new UserError(`${entry} leads to several files that call NestFactory.create: ${files}.`, {
    file: entry,
    hint: 'Name the one that creates the application as "entryFile" in nest-cli.json, and run the command again.',
  });
}

function givenBy(wrapper: Wrapper, sources: Sources, home: Parsed, root: Expression): Creation {
  const word = wrapper.name.split('.').at(-1) ?? wrapper.name;
  const given = parsedWith(sources, word).flatMap(({ file, parsed }) =>
    givenTo(wrapper, parsed, file === home.file).map((expression) => ({ file, parsed, expression })),
  );
  const [only, other] = given;
  if (only === undefined || other !== undefined) {
    throw refusal(home.file, root, `${wrapper.name} is called ${given.length} times`);
  }
  return { file: only.file, reference: referenceOf(only.parsed, only.expression, only.file) };
}

/** Only files that have the word are parsed. */
function parsedWith({ texts }: Sources, word: string): Parsed[] {
  return [...texts].flatMap(([file, text]) => {
    const parsed = text.includes(word) ? parseTypeScript(text) : undefined;
    return parsed === undefined || 'failure' in parsed ? [] : [{ file, parsed }];
  });
}
