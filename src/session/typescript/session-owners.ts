import {
  assignmentsTo,
  isCall,
  isIdentifier,
  isMemberAccess,
  membersCalled,
  methodOf,
  nameAround,
  packageUses,
  unwrap,
  variableOf,
  type CallExpression,
  type Expression,
  type ParsedTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';
import type { Change } from '../../model/change.js';
import { typed, type Argv } from '../../model/context.js';
import type { Answers } from '../../model/options.js';
import { dependencyLine } from '../../languages/node/dependency-line.js';
import type { Manifest } from '../../languages/node/manifest.js';
import { numbered } from './reasons.js';
import { at, search, type Location } from './search.js';

/** Something beside Wristband's session that gives requests a session, and where it is. */
export interface SessionOwner extends Location {
  /** What it does, as a sentence. */
  readonly reason: string;
  /** What it would still do where the session was added all the same. */
  readonly remains: string;
  /** How it is removed. */
  readonly steps: readonly string[];
}

/** What an application declares. */
interface Declared {
  readonly manifest: Manifest;
  /** Whether other applications have the same package.json. */
  readonly isShared: boolean;
  /** The words of the command that removes packages. */
  readonly remove: Argv;
}

/** Packages that set `req.session`; of those in one line the first that is there is named. */
const PACKAGES: readonly (readonly [string, ...string[]])[] = [
  ['express-session'],
  ['cookie-session'],
  ['client-sessions'],
  ['iron-session'],
  ['nestjs-session'],
  ['nestjs-cookie-session'],
  ['@fastify/session'],
  ['@fastify/secure-session'],
  ['@thallesp/nestjs-better-auth'],
  ['supertokens-nestjs', 'supertokens-node'],
];

const ADMIN_PACKAGES = ['@adminjs/nestjs', '@adminjs/express', '@admin-bro/nestjs', '@admin-bro/express'];

/** Everything beside Wristband's session that gives requests a session. */
export function sessionOwners(sources: Sources, declared: Declared): SessionOwner[] {
  const admin = ADMIN_PACKAGES.some((name) => usesOfPackage(sources, name).length > 0);
  const packages = PACKAGES.flatMap((names) => {
    const found = names.flatMap((name) => packageOwner(sources, name, declared)).slice(0, 1);
    // AdminJS demands that it is declared, and needs it for its login alone.
    const isForAdmin =
      admin && found.some(({ name, file }) => name === 'express-session' && file === declared.manifest.path);
    return isForAdmin ? [] : found;
  });
  const loading = new Set(packages.map(({ file }) => file));
  // What is assigned in a file that loads a package is that package's.
  const own = ownCode(sources).filter(({ file }) => !loading.has(file));
  return [...packages, ...(admin ? adminOwner(sources) : []), ...own];
}

/** Functions that set the session of a request themselves. */
const SETTERS: readonly string[] = ['verifySession', 'getSession', 'getIronSession'];
/** The methods by which the module of a package is registered. */
const REGISTERING: readonly (string | undefined)[] = ['forRoot', 'forRootAsync', 'register', 'registerAsync'];

/**
 * Where the package is imported whose middleware is called or whose module is registered, else where it is imported at
 * all, else where it is declared: another application may be what declares it in a monorepo.
 */
function packageOwner(sources: Sources, name: string, declared: Declared): SessionOwner[] {
  const { manifest, isShared, remove } = declared;
  const uses = usesOfPackage(sources, name).map((use) => ({
    ...use,
    call: use.calls.find(isSetter) ?? use.calls.find(isMiddleware),
  }));
  const used =
    uses.find(({ call }) => call !== undefined && isSetter(call)) ??
    uses.find(({ call }) => call !== undefined) ??
    uses[0];
  if (used !== undefined) {
    const { file, line, call } = used;
    return [
      ownedBy({ name, file, ...lineIfKnown(line) }, [callStep(name, file, call), uninstall(name, remove)]),
    ];
  }
  const counts = manifest.dependencies[name] !== undefined && !(isShared && sources.unread.length === 0);
  if (!counts) return [];
  const step = `Remove any code that uses ${name}.`;
  const place = { file: manifest.path, ...lineIfKnown(dependencyLine(manifest, name)) };
  return [ownedBy({ name, ...place }, [step, uninstall(name, remove)])];
}

function usesOfPackage(sources: Sources, name: string) {
  return search(sources, name, (parsed) => packageUses(parsed, name).map((use) => ({ ...use, name })));
}

function isSetter(call: CallExpression): boolean {
  const callee = call.getExpression();
  return SETTERS.includes(methodOf(call) ?? callee.getText());
}

/** `session(…)`, `SessionModule.forRoot(…)`, but not what helps beside. */
function isMiddleware(call: CallExpression): boolean {
  const method = methodOf(call);
  return method === undefined || REGISTERING.includes(method);
}

function callStep(name: string, file: string, call: CallExpression | undefined): string {
  if (call === undefined) return `Remove ${name} and the code that uses it.`;
  const place = at({ file, line: call.getStartLineNumber() });
  return `Remove ${call.getExpression().getText()}(…) in ${place}, its import, and other code that uses ${name}.`;
}

function uninstall(name: string, remove: Argv): string {
  return `Run ${typed([...remove, name])}`;
}

function ownedBy(location: Location, steps: readonly string[]): SessionOwner {
  const { name } = location;
  return {
    ...location,
    reason: `${name} already owns req.session in this application, and only one package can.`,
    remains: `${name} is still there and also owns req.session: remove it before you start the application, or requests fail.`,
    steps,
  };
}

function lineIfKnown(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}

/** AdminJS keeps who has logged in to it in express-session; without a login it uses none. */
function adminOwner(sources: Sources): SessionOwner[] {
  const options = ['sessionOptions', 'cookiePassword'].flatMap((member) =>
    search(sources, member, (parsed) =>
      membersCalled(parsed, member).map((node) => ({ name: 'AdminJS', node })),
    ).filter(({ file }) => member === 'cookiePassword' || mentionsAdmin(sources, file)),
  );
  const [found] = options;
  if (found === undefined) return [];
  const { name, file, line } = found;
  const first =
    'Remove auth and sessionOptions from the options of AdminJS, or run it as a separate application.';
  return [ownedBy({ name, file, ...lineIfKnown(line) }, [first])];
}

function mentionsAdmin({ texts }: Sources, file: string): boolean {
  return ADMIN_PACKAGES.some((name) => texts.get(file)?.includes(name) === true);
}

/** Middleware, guards, interceptors and functions of the application that assign `req.session`: the first of each. */
function ownCode(sources: Sources): SessionOwner[] {
  const assigned = search(sources, 'session', sessionAssignments);
  const first = assigned.filter(
    ({ name, file }, index) =>
      assigned.findIndex((other) => other.name === name && other.file === file) === index,
  );
  return first.map(({ name, file, line }) => ({
    name,
    file,
    ...lineIfKnown(line),
    reason: `${name} assigns req.session, so it and Wristband's session would overwrite each other.`,
    remains: `${name} still assigns req.session: make it assign another property before you start the application, or sessions are lost.`,
    steps: [
      `Make ${name} assign another property of the request, e.g. req.ownSession, and read that instead of req.session. Or remove it.`,
    ],
  }));
}

function sessionAssignments(parsed: ParsedTypeScript) {
  return assignmentsTo(parsed, 'session')
    .filter(({ owner, value }) => isRequest(owner) && !(value !== undefined && isNothing(value)))
    .map(({ node }) => ({ name: nameAround(node) ?? 'this file', node }));
}

/**
 * `req`, `request`, what `getRequest()` returns, and a member of those names.
 * @param orSocket whether what a socket has been opened by counts, too
 */
export function isRequest(owner: Expression, orSocket = false): boolean {
  const expression = unwrap(owner);
  if (isCall(expression)) return methodOf(expression) === 'getRequest';
  if (isMemberAccess(expression))
    return (
      isRequestName(expression.getName()) &&
      (orSocket || !/\b(socket|client|handshake)$/i.test(expression.getExpression().getText()))
    );
  if (!isIdentifier(expression)) return false;
  const initial = variableOf(expression)?.getInitializer();
  return initial === undefined
    ? isRequestName(expression.getText())
    : isRequest(initial, orSocket) || (isCall(unwrap(initial)) && isRequestName(expression.getText()));
}

function isRequestName(name: string): boolean {
  return /(^|_|[a-z])req(uest)?$/i.test(name);
}

/** `req.session = null` ends a session. */
function isNothing(value: Expression): boolean {
  return ['null', 'undefined', 'void 0'].includes(value.getText());
}

/** Two may own `req.session` only if the user agrees. */
export function blockSecondOwner(owner: SessionOwner, answers: Answers): Change {
  const { name, file, line, reason, remains, steps } = owner;
  const at = line === undefined ? {} : { line };
  return {
    title: `let only one package own req.session (${name})`,
    file,
    run() {
      if (answers.force) return { kind: 'unchanged', notes: [{ message: remains, file, ...at }] };
      return {
        kind: 'blocked',
        reason,
        ...at,
        manual: numbered([...steps, 'Rerun the command.']),
        beside: remains,
        consent: `add Wristband's session alongside ${name}`,
      };
    },
  };
}
