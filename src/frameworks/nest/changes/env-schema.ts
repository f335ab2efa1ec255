import {
  addLastMember,
  addToList,
  classNamed,
  editedList,
  findValueImport,
  generatedStyle,
  hasDecoratedProperty,
  importName,
  memberNamed,
  membersNamed,
  quoted,
  type EditSession,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../../model/secret.js';
import { manualStep } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import { schemaObject, type Schema, type SchemaKind } from '../project/env-validation.js';
import { ALL_VARIABLES, VARIABLES } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';

/** Lets the schema that validates the environment know the variables: it would keep them from the application. */
export function extendSchema(app: NestApp, schema: Schema): Behaviour {
  return {
    title: 'add the variables to the environment schema',
    problem: 'the environment schema lacks variables',
    manual: () =>
      manualStep('Add the variables to the environment schema:', memberLines(schema, VARIABLES).join('\n')),
    apply(session, planned) {
      const config = planned.read(app.config.file) ?? '';
      const names = ALL_VARIABLES.filter((name) => config.includes(name));
      if (schema.kind === 'class-validator') extendClass(session, schema, names);
      else extendObject(session, schema, names);
      return undefined;
    },
  };
}

/** The code that makes a schema of a library know the variables, a line each. */
export function memberLines(
  { kind, owner }: Pick<Schema, 'kind' | 'owner'>,
  names: readonly string[],
): string[] {
  if (kind === 'class-validator')
    return names.flatMap((name) => [...decorated(name), `${name}${isOptional(name) ? '?' : '!'}: string;`]);
  return names.map((name) => `${name}: ${valueFor(kind, owner, name)},`);
}

function decorated(name: string): string[] {
  return decorators(name).map((decorator) => `@${decorator}`);
}

/** There are previous secrets only while a rotation lasts. */
function isOptional(name: string): boolean {
  return name === PREVIOUS_VARIABLE;
}

function decorators(name: string): string[] {
  if (isOptional(name)) return ['IsOptional()', 'IsString()'];
  return name === SECRET_VARIABLE ? ['IsString()', 'MinLength(32)'] : ['IsString()', 'IsNotEmpty()'];
}

function valueFor(
  kind: Exclude<SchemaKind, 'class-validator'>,
  owner: string,
  name: string,
  style = generatedStyle,
): string {
  const isSecret = name === SECRET_VARIABLE;
  const prefix = owner === '' ? '' : `${owner}.`;
  if (isOptional(name)) return optionalValue(kind, prefix, style);
  switch (kind) {
    case 'joi':
    case 'yup':
      return isSecret ? `${prefix}string().min(32).required()` : `${prefix}string().required()`;
    case 'zod':
      return `${prefix}string().min(${isSecret ? 32 : 1})`;
    case 'valibot':
      return `${prefix}pipe(${prefix}string(), ${prefix}minLength(${isSecret ? 32 : 1}))`;
    case 'envalid':
      return `${prefix}str()`;
  }
}

/** What reads the previous secrets looks at their length itself: an empty variable is as good as none. */
function optionalValue(
  kind: Exclude<SchemaKind, 'class-validator'>,
  prefix: string,
  style: TypeScriptStyle,
): string {
  const empty = quoted('', style);
  switch (kind) {
    case 'joi':
      return `${prefix}string().allow(${empty})`;
    case 'yup':
      return `${prefix}string()`;
    case 'zod':
      return `${prefix}string().optional()`;
    case 'valibot':
      return `${prefix}optional(${prefix}string())`;
    case 'envalid':
      return `${prefix}str({${style.padding}default: ${empty}${style.padding}})`;
  }
}

const MODULES = { joi: 'joi', yup: 'yup', zod: 'zod', valibot: 'valibot', envalid: 'envalid' } as const;
const FUNCTIONS: Readonly<Record<keyof typeof MODULES, readonly string[]>> = {
  joi: ['string'],
  yup: ['string'],
  zod: ['string'],
  valibot: ['minLength', 'pipe', 'string'],
  envalid: ['str'],
};

function extendObject(session: EditSession, schema: Schema, names: readonly string[]): void {
  const { kind, owner } = schema;
  if (kind === 'class-validator') return;
  const object = schemaObject(session.parsed, schema);
  if (object === undefined) throw new Unsupported('The environment schema has moved.');
  const missing = names.filter((name) => memberNamed(object, name) === undefined);
  if (missing.length === 0) return;
  if (owner === '') requireOneName(session, kind, missing);
  const list = editedList(session, object);
  for (const name of missing)
    addToList(session, list, list.elements.length, `${name}: ${valueFor(kind, owner, name, session.style)}`);
}

/** The functions of a library that are imported one by one. */
function requireOneName(session: EditSession, kind: keyof typeof MODULES, names: readonly string[]): void {
  const used = names.flatMap((name) =>
    isOptional(name) && kind === 'valibot' ? ['optional', 'string'] : FUNCTIONS[kind],
  );
  for (const name of new Set(used)) {
    const local = importName(session, { module: MODULES[kind], name, alias: `${kind}${name}` });
    if (local !== name)
      throw new Unsupported(`${name} of ${MODULES[kind]} is imported under another name here.`);
  }
}

function extendClass(session: EditSession, { maker }: Schema, names: readonly string[]): void {
  const { parsed } = session;
  const declaration = classNamed(parsed, maker);
  if (declaration === undefined) throw new Unsupported('The class that validates the environment has moved.');
  const missing = names.filter((name) => membersNamed(declaration, name).length === 0);
  if (missing.length === 0) return;
  const used = new Set(missing.flatMap(decorators).map((decorator) => decorator.split('(')[0] ?? ''));
  for (const name of used) {
    const local = importName(session, { module: 'class-validator', name, alias: `Env${name}` });
    if (local !== name)
      throw new Unsupported(`${name} of class-validator is imported under another name here.`);
  }
  const expose = findValueImport(parsed, 'class-transformer', 'Expose')?.local;
  const isExposed = expose !== undefined && hasDecoratedProperty(declaration, expose);
  const sure = declaration.getText().includes('!:') ? '!' : '';
  const end = session.style.semicolon ? ';' : '';
  const blocks = missing.map((name) =>
    [
      ...(isExposed ? [`@${expose}()`] : []),
      ...decorated(name),
      `${name}${isOptional(name) ? '?' : sure}: string${end}`,
    ].join('\n'),
  );
  addLastMember(session, declaration, blocks.join('\n\n'));
}
