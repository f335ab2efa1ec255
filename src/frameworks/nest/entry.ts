import { Node, type CallExpression, type Expression } from 'ts-morph';
import { UserError } from '../../errors.js';
import { findValueImport, importBindings } from '../../languages/typescript/bindings.js';
import type { ParsedTypeScript } from '../../languages/typescript/parse.js';

/** How the entry file names the root module. */
export interface RootReference {
  readonly local: string;
  /** The exported name and where from; undefined when the class stands in the entry file itself. */
  readonly imported: { readonly name: string; readonly specifier: string } | undefined;
}

/**
 * Finds what reaches `NestFactory.create(…)`.
 * @throws UserError when the application is not an Express application made of one class
 */
export function rootReference(entry: ParsedTypeScript, file: string): RootReference {
  refuseFastify(entry, file);
  const roots = createCalls(entry).map((call) => rootOf(call, file));
  const [root] = roots;
  if (root === undefined) {
    throw new UserError(`${file} does not call NestFactory.create(…).`, {
      file,
      hint: 'Name the file that creates the application as "entryFile" in nest-cli.json, and run the command again.',
    });
  }
  const local = root.getText();
  const other = roots.find((candidate) => candidate.getText() !== local);
  if (other !== undefined) throw refusal(file, other, `${file} creates several applications`);
  const binding = importBindings(entry).find((candidate) => candidate.local === local);
  if (binding === undefined) return { local, imported: undefined };
  return { local, imported: { name: binding.imported, specifier: binding.module } };
}

function createCalls(entry: ParsedTypeScript): CallExpression[] {
  const factory = findValueImport(entry, '@nestjs/core', 'NestFactory')?.local;
  return entry.file
    .getDescendants()
    .filter(Node.isCallExpression)
    .filter((call) => {
      const callee = call.getExpression();
      if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== 'create') return false;
      return factory !== undefined && callee.getExpression().getText() === factory;
    });
}

function rootOf(call: CallExpression, file: string): Expression {
  const [root] = call.getArguments();
  if (Node.isIdentifier(root)) return root;
  throw refusal(file, call, 'The first argument of NestFactory.create is not the name of a class');
}

function refuseFastify(entry: ParsedTypeScript, file: string): void {
  const fastify = importBindings(entry).find(({ module }) => module === '@nestjs/platform-fastify');
  if (fastify !== undefined) throw fastifyError(file, fastify.declaration.getStartLineNumber());
}

/** Wristband's SDK reads and writes Express requests only. */
export function fastifyError(file: string, line?: number): UserError {
  return new UserError('This application runs on Fastify; @wristband/nestjs-auth supports Express only.', {
    file,
    hint: 'Switch the application to @nestjs/platform-express, and run the command again.',
    ...(line === undefined ? {} : { line }),
  });
}

function refusal(file: string, node: Node, reason: string): UserError {
  return new UserError(`${reason}, so the root module cannot be told.`, {
    file,
    line: node.getStartLineNumber(),
    hint: 'Pass one imported class, as in NestFactory.create(AppModule), and run the command again.',
  });
}
