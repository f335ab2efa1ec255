import {
  Node,
  type Expression,
  type NoSubstitutionTemplateLiteral,
  type ObjectLiteralElementLike,
  type StringLiteral,
} from 'ts-morph';
import { findValueImport } from '../../../languages/typescript/bindings.js';
import { valueOf } from '../../../languages/typescript/objects.js';
import { secretFault, SECRET_VARIABLE, type SecretFault } from '../../../model/secret.js';
import { constantValue, lookUp, returnedObject } from './returned-options.js';
import type { Registration } from './registrations.js';

type Literal = StringLiteral | NoSubstitutionTemplateLiteral;

/** Where the session's secret comes from. */
export type SecretSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'literal';
      readonly member: ObjectLiteralElementLike;
      readonly literals: readonly Literal[];
      readonly fault: SecretFault | undefined;
    }
  /** The environment is read when the file is imported, which is before ConfigModule reads the env file. */
  | { readonly kind: 'too early'; readonly member: ObjectLiteralElementLike }
  /** The variable that this program fills, read when the application starts. */
  | { readonly kind: 'environment' }
  /** An expression of the user's. */
  | { readonly kind: 'own'; readonly member: ObjectLiteralElementLike };

export function secretSource(session: Registration): SecretSource {
  const object = returnedObject(session.call);
  const found = object === undefined ? 'unknown' : lookUp(object, 'secrets');
  if (found === 'unknown') return { kind: 'unknown' };
  const { member } = found;
  if (member === undefined) return { kind: 'none' };
  const value = valueOf(member);
  const judged = value === undefined ? undefined : constantValue(value);
  const literals = judged === undefined ? undefined : literalsOf(judged);
  if (literals !== undefined) return { kind: 'literal', member, literals, fault: faultOf(literals) };
  if (judged !== undefined && isReadOnImport(judged)) return { kind: 'too early', member };
  const text = (judged ?? member).getText();
  return text.includes(SECRET_VARIABLE) ? { kind: 'environment' } : { kind: 'own', member };
}

/** `'a'`, and `['a', 'b']` while secrets are rotated. */
function literalsOf(value: Expression): Literal[] | undefined {
  const parts = Node.isArrayLiteralExpression(value) ? value.getElements() : [value];
  const literals = parts.filter(
    (part) => Node.isStringLiteral(part) || Node.isNoSubstitutionTemplateLiteral(part),
  );
  return literals.length === parts.length ? literals : undefined;
}

function faultOf(literals: readonly Literal[]): SecretFault | undefined {
  if (literals.length === 0) return 'empty';
  return literals
    .map((literal) => secretFault(literal.getLiteralText()))
    .find((fault) => fault !== undefined);
}

/** `env` of `import { env } from 'node:process'`. */
function isImportedEnv(node: Node): boolean {
  if (!Node.isIdentifier(node)) return false;
  const file = node.getSourceFile();
  return ['node:process', 'process'].some(
    (module) => findValueImport({ file, text: file.getFullText() }, module, 'env')?.local === node.getText(),
  );
}

function isReadOnImport(value: Expression): boolean {
  const reads = [value, ...value.getDescendants()].filter(
    (node) =>
      (Node.isPropertyAccessExpression(node) && node.getText() === 'process.env') || isImportedEnv(node),
  );
  return reads.some(
    (read) => read.getFirstAncestor((node) => Node.isFunctionLikeDeclaration(node)) === undefined,
  );
}
