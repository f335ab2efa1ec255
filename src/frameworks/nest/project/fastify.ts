import {
  foreignName,
  instancesIn,
  isCall,
  isExpression,
  isObject,
  packageUses,
  sourcesWith,
  typeArgumentsOf,
  type Node,
  type ParsedFile,
} from '../../../languages/typescript/index.js';
import { dependencyLine } from '../../../languages/node/dependency-line.js';
import type { PackageCommand } from '../../../languages/node/package-manager.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import { OLDEST_MAJOR } from '../packages/version.js';
import { createCalls } from './entry.js';
import { follow, type Place, type Program } from './follow.js';
import type { Reason } from '../../../session/typescript/reasons.js';

const FASTIFY = '@nestjs/platform-fastify';
const EXPRESS = '@nestjs/platform-express';

interface Application {
  readonly program: Program;
  readonly entry: string;
  readonly manifest: Manifest;
  /** Nest's major version. */
  readonly major: number;
}

/** That an application runs on Fastify, if it does: Wristband's SDK reads and writes Express requests only. */
export function fastifyReason(application: Application, packages: PackageCommand): Reason | undefined {
  const { manifest } = application;
  const creating = creatingFiles(application);
  const place = creating.flatMap((file) => placeOfAdapter(application.program, file) ?? []).at(0);
  const { file, line } =
    place === undefined ? {} : { file: place.file, line: place.node.getStartLineNumber() };
  if (file === undefined && !isDeclaredAlone(manifest)) return undefined;
  return {
    message: 'This application runs on Fastify; @wristband/nestjs-auth supports Express only.',
    file: file ?? manifest.path,
    line: file === undefined ? dependencyLine(manifest, FASTIFY) : line,
    steps: stepsToExpress(application, packages, creating[0]?.file ?? application.entry),
  };
}

/** The entry file if it creates the application, else each file that does. */
function creatingFiles({ program, entry }: Application): ParsedFile[] {
  const found = sourcesWith(program.sources, 'NestFactory').filter(
    ({ parsed }) => createCalls(parsed).length > 0,
  );
  const own = found.filter(({ file }) => file === entry);
  return own.length > 0 ? own : found;
}

/** The adapter that an application is created with, where that is Fastify's. */
function placeOfAdapter(program: Program, { file, parsed }: ParsedFile): Place | undefined {
  for (const call of createCalls(parsed)) {
    const given = call.getArguments()[1];
    const adapter = isExpression(given) && !isObject(given) ? given : undefined;
    const found = adapter && adapterIn(program, { file, node: adapter });
    if (found !== undefined) return found;
    if (typeArgumentsOf(call).some((type) => type.getText().endsWith('NestFastifyApplication')))
      return { file, node: call };
    const [imported] = adapter === undefined ? [] : packageUses(parsed, FASTIFY);
    if (imported !== undefined) return { file, node: imported.node };
  }
  return undefined;
}

/** `new FastifyAdapter(…)`, in an expression, the value of a constant, or a function that is called. */
function adapterIn(program: Program, given: Place): Place | undefined {
  const place = follow(program, given);
  const callee = isCall(place.node) ? follow(program, { ...place, node: place.node.getExpression() }) : place;
  for (const { file, node } of [place, callee]) {
    const made = instancesIn(node).find((instance) => isFastifyAdapter(instance.getExpression()));
    if (made !== undefined) return { file, node: made };
  }
  return undefined;
}

function isFastifyAdapter(type: Node): boolean {
  const foreign = isExpression(type) ? foreignName(type) : undefined;
  return foreign?.name === 'FastifyAdapter' && foreign.specifier === FASTIFY;
}

function isDeclaredAlone({ declared }: Manifest): boolean {
  return declared[FASTIFY] !== undefined && declared[EXPRESS] === undefined;
}

function stepsToExpress(
  { manifest: { declared }, major }: Application,
  { words, remove }: PackageCommand,
  creating: string,
): string[] {
  const install = [...words, `${EXPRESS}@${Math.max(major, OLDEST_MAJOR)}`].join(' ');
  const plugins = Object.keys(declared).filter((name) => /^(@fastify\/|fastify(-|$))/.test(name));
  const named = plugins.length === 0 ? '' : ` (${plugins.join(', ')})`;
  return [
    `In ${creating}, create the application on Express: NestFactory.create<NestExpressApplication>(AppModule).`,
    ...(declared[EXPRESS] === undefined ? [`Run ${install}`] : []),
    ...(declared[FASTIFY] === undefined ? [] : [`Run ${[...remove, FASTIFY].join(' ')}`]),
    `Replace Fastify-only code: its plugins${named}, app.register(…), and its requests and replies.`,
  ];
}
