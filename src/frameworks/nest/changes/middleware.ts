import {
  addFirstStatement,
  addImplements,
  addLastMember,
  importDeclaration,
  importName,
  quoted,
  usesOf,
  type ClassDeclaration,
  type EditSession,
  type Identifier,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { Answers } from '../../../model/options.js';
import { levelWidth, manualStep, render, TEMPLATE_UNIT } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import { configureOf } from '../project/configure.js';
import { requireImport } from '../project/module-calls.js';
import { rootModule } from '../project/root-module.js';
import { at } from '../../../session/typescript/search.js';
import { findSdkImport, sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';
import {
  allRoutes,
  appliedMiddleware,
  reachOf,
  requireSessionFirst,
  sessionRoutes,
  type AppliedMiddleware,
} from './routes.js';

/** The local names of what a block uses, in the file that gets it. */
interface MiddlewareNames {
  readonly middleware: string;
  readonly consumer: string;
  readonly MiddlewareConsumer: string;
}

/** Applies the session middleware to every route, before all other middleware of the root module. */
export function applyMiddleware(app: NestApp, answers: Answers): Behaviour {
  return {
    title: `apply ${sdk.middleware} to all routes`,
    problem: `${sdk.middleware} is not applied to all routes`,
    manual: (style) => manual(style, app),
    apply(session) {
      const local = findSdkImport(session.parsed, sdk.middleware)?.local;
      const [use] = local === undefined ? [] : usesOf(session.parsed, local);
      if (use !== undefined) return checkUse(session, use, app, answers);
      addUse(session, app);
      return undefined;
    },
  };
}

function addUse(session: EditSession, app: NestApp): void {
  const { parsed, style } = session;
  requireImport(parsed, sdk.middleware);
  requireNotElsewhere(app);
  const routes = sessionRoutes(app);
  const { declaration } = rootModule(parsed, app.root);
  const configure = configureOf(declaration, app.root.mayInheritConfigure);
  const wanted = { module: sdk.sessionPath, name: sdk.middleware, alias: sdk.middleware };
  const middleware = importName(session, wanted);
  if (configure === undefined) {
    addConfigure(session, declaration, middleware, routes);
    return;
  }
  const statement = applyStatement(style, { consumer: configure.consumer, middleware }, routes);
  addFirstStatement(session, configure.method, statement);
}

function requireNotElsewhere({ survey, root }: NestApp): void {
  const elsewhere = survey.wired.find(({ name, file }) => name === sdk.middleware && file !== root.file);
  if (elsewhere !== undefined)
    throw new Unsupported(`${sdk.middleware} is used in ${at(elsewhere)}, not in the root module.`);
}

/** Gives the root module a `configure(consumer)`, and `implements NestModule`. */
function addConfigure(
  session: EditSession,
  declaration: ClassDeclaration,
  middleware: string,
  routes: readonly string[],
): void {
  const fromNest = { module: '@nestjs/common', type: true };
  const MiddlewareConsumer = importName(session, {
    ...fromNest,
    name: 'MiddlewareConsumer',
    alias: 'NestMiddlewareConsumer',
  });
  const NestModule = importName(session, { ...fromNest, name: 'NestModule', alias: 'NestModuleInterface' });
  const names = { middleware, consumer: 'consumer', MiddlewareConsumer };
  addImplements(session, declaration, NestModule);
  addLastMember(session, declaration, configureMethod(session.style, names, routes));
}

function checkUse(
  session: EditSession,
  use: Identifier,
  app: NestApp,
  answers: Answers,
): Remarks | undefined {
  const applied = appliedMiddleware(use);
  const reach = reachOf(applied, app.major);
  requireSessionFirst(session.parsed, use, app);
  if (reach === 'every route') return undefined;
  if (reach === 'no route') return fixRoutes(session, applied, app, answers);
  const message = 'The session middleware is not applied to all routes; this was left unchanged.';
  return { notes: [{ message, file: app.root.file, line: use.getStartLineNumber() }] };
}

function fixRoutes(
  session: EditSession,
  { forRoutes }: AppliedMiddleware,
  app: NestApp,
  answers: Answers,
): Remarks {
  const routes = forRoutes.getArguments();
  const [first] = routes;
  const last = routes.at(-1);
  if (first === undefined || last === undefined) throw new Error('There are no routes that match nothing.');
  const every = quoted(allRoutes(app.major), session.style);
  if (answers.force) {
    session.apply([{ from: session.spanOf(first).from, to: session.spanOf(last).to, insert: every }]);
    return {};
  }
  return {
    blocked: {
      reason: `On NestJS ${app.major} the route ${first.getText()} matches nothing, so no request gets a session.`,
      line: first.getStartLineNumber(),
      manual: `Use .forRoutes(${every}) instead.`,
      consent: `replace the route with ${every}`,
    },
  };
}

/**
 * The method `configure(consumer)` that applies the session to routes.
 * @param after statements that come after that
 */
function configureMethod(
  style: TypeScriptStyle,
  names: MiddlewareNames,
  routes: readonly string[],
  after: readonly string[] = [],
): string {
  const body = [...applyStatement(style, names, routes, TEMPLATE_UNIT).split('\n'), ...after];
  return render('configure', style, { ...names, body });
}

/**
 * The statement in that method.
 * @param unit the indentation to lay it out with, where it is not yet the file's
 */
function applyStatement(
  style: TypeScriptStyle,
  names: Omit<MiddlewareNames, 'MiddlewareConsumer'>,
  routes: readonly string[],
  unit: string = style.unit,
): string {
  const data = { ...names, routes, isShort: names.consumer.length <= style.tabWidth };
  return render('apply-session', style, data, { indent: 2 * levelWidth(style), unit });
}

function manual(style: TypeScriptStyle, { major, root }: NestApp): string {
  const types = ['type MiddlewareConsumer', 'Module', 'type NestModule'];
  const imports = [
    importDeclaration(types, '@nestjs/common', style),
    importDeclaration([sdk.middleware], sdk.sessionPath, style),
  ];
  const names = {
    middleware: sdk.middleware,
    consumer: 'consumer',
    MiddlewareConsumer: 'MiddlewareConsumer',
  };
  const inherited = [
    '// Only if the base class has a configure method:',
    `super.configure(consumer)${style.semicolon ? ';' : ''}`,
  ];
  return manualStep(
    'Make the root module implement NestModule, and apply the middleware in its configure method before any other:',
    imports.join('\n'),
    configureMethod(style, names, [allRoutes(major)], root.mayInheritConfigure ? inherited : []),
  );
}
