import type { Identifier } from 'ts-morph';
import { usesOf } from '../../../languages/typescript/bindings.js';
import { editTypeScript } from '../../../languages/typescript/edit.js';
import { importDeclaration, importName } from '../../../languages/typescript/imports.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { quoted, styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import type { Answers, Change, ChangeResult } from '../../../model/types.js';
import { addConfigure, addToConfigure } from '../middleware/add-configure.js';
import type { NestApp } from '../app.js';
import { manualStep } from '../blocks.js';
import { configureMethod } from '../middleware/configure-blocks.js';
import { configureOf } from '../middleware/configure.js';
import { at } from '../findings.js';
import { refuseLateSession } from '../middleware/late-session.js';
import { refuseUnimported } from '../root/module-uses.js';
import { Unsupported } from '../unsupported.js';
import { rootModule } from '../root/root-module.js';
import { allRoutes, applicationOf, reachOf, type Application } from '../middleware/routes.js';
import { sessionRoutes } from '../middleware/session-routes.js';
import { findSdkImport, sdk } from '../sdk.js';
import { editing } from './editing.js';

/** Applies the session middleware to every route, before all other middleware of the root module. */
export function applyMiddleware(app: NestApp, answers: Answers): Change {
  return editing({
    title: `apply ${sdk.middleware} to all routes`,
    file: app.root.file,
    manual: (style) => manual(style, app),
    edit(parsed) {
      const local = findSdkImport(parsed, sdk.middleware)?.local;
      const [use] = local === undefined ? [] : usesOf(parsed, local);
      return use === undefined ? apply(parsed, app) : judge(parsed, use, app, answers);
    },
  });
}

function apply(parsed: ParsedTypeScript, app: NestApp): string {
  refuseUnimported(parsed, sdk.middleware);
  refuseOtherPlaces(app);
  const routes = sessionRoutes(app);
  const configure = configureOf(rootModule(parsed, app.root).declaration, app.root.mayInheritConfigure);
  const wanted = { module: sdk.sessionPath, name: sdk.middleware, alias: sdk.middleware };
  const { text, local } = importName(parsed.text, wanted);
  return (configure === undefined ? addConfigure : addToConfigure)(text, app, local, routes);
}

function refuseOtherPlaces({ findings, root }: NestApp): void {
  const elsewhere = findings.wired.find(({ name, file }) => name === sdk.middleware && file !== root.file);
  if (elsewhere !== undefined)
    throw new Unsupported(`${sdk.middleware} is used in ${at(elsewhere)}, not in the root module.`);
}

function judge(
  parsed: ParsedTypeScript,
  use: Identifier,
  app: NestApp,
  answers: Answers,
): ChangeResult | string {
  const application = applicationOf(use);
  const reach = reachOf(application, app.major);
  refuseLateSession(parsed, use, app.major);
  if (reach === 'every route') return parsed.text;
  if (reach === 'no route') return mendRoutes(parsed, application, app, answers);
  const message = 'The session is not applied to all routes: kept as it is.';
  return { kind: 'unchanged', notes: [{ message, file: app.root.file, line: use.getStartLineNumber() }] };
}

function mendRoutes(
  parsed: ParsedTypeScript,
  { forRoutes }: Application,
  app: NestApp,
  answers: Answers,
): ChangeResult {
  const routes = forRoutes.getArguments();
  const [first] = routes;
  const last = routes.at(-1);
  if (first === undefined || last === undefined) throw new Error('Routes were judged that are not there.');
  const every = quoted(allRoutes(app.major), styleOf(parsed));
  const edit = { from: first.getStart(), to: last.getEnd(), insert: every };
  if (answers.force) return { kind: 'changed', text: editTypeScript(parsed.text, [edit]) };
  return {
    kind: 'blocked',
    reason: `On NestJS ${app.major} the route ${first.getText()} matches nothing, so no request gets a session.`,
    line: first.getStartLineNumber(),
    manual: `Write .forRoutes(${every}) instead.`,
    consent: `replace the route by ${every}`,
  };
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
    '// Only where the class that it extends has a configure method:',
    `super.configure(consumer)${style.semicolon ? ';' : ''}`,
  ];
  return manualStep(
    'Let the root module implement NestModule, and apply the middleware in its configure method before any other:',
    imports.join('\n'),
    configureMethod(style, names, [allRoutes(major)], root.mayInheritConfigure ? inherited : []),
  );
}
