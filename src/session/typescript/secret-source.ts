import {
  allMembersNamed,
  constantValue,
  findOption,
  functionAround,
  isArray,
  isNameImported,
  objectsIn,
  stringLiteral,
  valueOf,
  valueStrings,
  type Expression,
  type ObjectLiteralExpression,
  type ObjectMember,
  type ParsedTypeScript,
  type StringNode,
} from '../../languages/typescript/index.js';
import { PREVIOUS_VARIABLE, secretFault, SECRET_VARIABLE, type SecretFault } from '../../model/secret.js';
import type { Answers } from '../../model/options.js';
import { isSecretInline, isSecretMoved } from '../questions.js';

/** Where the session's secret comes from. */
export type SecretSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'literal';
      readonly member: ObjectMember;
      readonly literals: readonly StringNode[];
      readonly fault: SecretFault | undefined;
    }
  /** The environment is read when the file is imported, which is before ConfigModule reads the env file. */
  | { readonly kind: 'too early'; readonly member: ObjectMember }
  /** The variable that this program fills, read when the application starts. */
  | { readonly kind: 'environment'; readonly member: ObjectMember }
  /** An expression of the user's. */
  | { readonly kind: 'own'; readonly member: ObjectMember };

/** @param options the session's options; undefined where they are built in a way that cannot be read */
export function secretSource(options: ObjectLiteralExpression | undefined): SecretSource {
  const found = options === undefined ? 'unknown' : findOption(options, 'secrets');
  if (found === 'unknown') return { kind: 'unknown' };
  const { member } = found;
  if (member === undefined) return { kind: 'none' };
  const value = valueOf(member);
  const constant = value === undefined ? undefined : constantValue(value);
  const literals = constant === undefined ? undefined : literalsOf(constant);
  if (literals !== undefined) return { kind: 'literal', member, literals, fault: faultOf(literals) };
  if (constant !== undefined && isReadOnImport(constant)) return { kind: 'too early', member };
  const text = (constant ?? member).getText();
  return { kind: text.includes(SECRET_VARIABLE) ? 'environment' : 'own', member };
}

/** What must not be shown of a file that configures the session. Words of the documentation need no hiding. */
export function hiddenSecrets({ file }: ParsedTypeScript): string[] {
  return objectsIn(file)
    .flatMap((object) => allMembersNamed(object, 'secrets'))
    .flatMap(valueStrings)
    .filter((text) => {
      const fault = secretFault(text);
      return fault !== 'empty' && fault !== 'a placeholder';
    });
}

/** Whether the variable is parted at its commas; a getter of a run does so with the previous secrets only. */
export function isParted(secret: SecretSource | undefined): boolean {
  if (secret?.kind !== 'environment') return false;
  const text = secret.member.getText();
  return text.includes('.split(') && !text.includes(PREVIOUS_VARIABLE);
}

/** Whether the session's options read the previous secrets already. */
export function readsPrevious(source: SecretSource | undefined): boolean {
  return source?.kind === 'environment' && source.member.getText().includes(PREVIOUS_VARIABLE);
}

/** The secret that is to leave the source for the env file. */
export function movedSecret(secret: SecretSource | undefined, answers: Answers): string | undefined {
  if (secret?.kind !== 'literal' || secret.fault !== undefined || !isSecretMoved(answers)) return undefined;
  const [only, second] = secret.literals;
  return second === undefined ? only?.getLiteralText() : undefined;
}

/**
 * Where the secret is in the end: in the environment, in the source, or where the user's own expression gets it. One
 * that is there already stays where it is; the answer counts for a new one.
 */
export function secretLocation(
  secret: SecretSource | undefined,
  answers: Answers,
): 'environment' | 'source' | 'own' {
  if (secret?.kind === 'environment') return 'environment';
  if (secret?.kind === 'own' || secret?.kind === 'unknown') return 'own';
  if (secret?.kind === 'literal' && secret.fault === undefined)
    return movedSecret(secret, answers) === undefined ? 'source' : 'environment';
  return isSecretInline(answers) ? 'source' : 'environment';
}

/** `'a'`, and `['a', 'b']` while secrets are rotated. */
function literalsOf(value: Expression): StringNode[] | undefined {
  const parts: readonly Expression[] = isArray(value) ? value.getElements() : [value];
  const literals = parts.flatMap((part) => stringLiteral(part) ?? []);
  return literals.length === parts.length ? literals : undefined;
}

function faultOf(literals: readonly StringNode[]): SecretFault | undefined {
  if (literals.length === 0) return 'empty';
  return literals
    .map((literal) => secretFault(literal.getLiteralText()))
    .find((fault) => fault !== undefined);
}

function isReadOnImport(value: Expression): boolean {
  const reads = [value, ...value.getDescendants()].filter(
    (node) =>
      node.getText() === 'process.env' ||
      ['node:process', 'process'].some((module) => isNameImported(node, module, 'env')),
  );
  return reads.some((read) => functionAround(read) === undefined);
}

/** What a change to the options' secret is called, and what is wrong as long as it isn't done. */
export function secretTask(answers: Answers): { readonly title: string; readonly problem: string } {
  return isSecretInline(answers)
    ? { title: 'set secrets (the value is not shown)', problem: 'secrets is not set' }
    : {
        title: `read secrets from ${SECRET_VARIABLE}`,
        problem: `secrets is not read from ${SECRET_VARIABLE}`,
      };
}
