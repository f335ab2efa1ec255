import { addFirstStatement, addImplements, addLastMember } from '../../../languages/typescript/classes.js';
import { editTypeScript, reparse } from '../../../languages/typescript/edit.js';
import { importName } from '../../../languages/typescript/imports.js';
import { styleOf } from '../../../languages/typescript/style.js';
import type { NestApp } from '../app.js';
import { applyStatement, configureMethod } from './configure-blocks.js';
import { configureOf } from './configure.js';
import { rootModule } from '../root/root-module.js';

/** Puts the session first into the root module's `configure(consumer)`. */
export function addToConfigure(
  text: string,
  app: NestApp,
  middleware: string,
  routes: readonly string[],
): string {
  const parsed = reparse(text);
  const configure = configureOf(rootModule(parsed, app.root).declaration, app.root.mayInheritConfigure);
  if (configure === undefined) throw new Error('The configure method was lost.');
  const style = styleOf(parsed);
  const statement = applyStatement(style, { consumer: configure.consumer, middleware }, routes);
  return editTypeScript(text, addFirstStatement(text, configure.method, statement, style));
}

/** Gives the root module a `configure(consumer)`, and `implements NestModule`. */
export function addConfigure(
  source: string,
  app: NestApp,
  middleware: string,
  routes: readonly string[],
): string {
  const fromNest = { module: '@nestjs/common', type: true };
  const consumer = importName(source, {
    ...fromNest,
    name: 'MiddlewareConsumer',
    alias: 'NestMiddlewareConsumer',
  });
  const { text, local } = importName(consumer.text, {
    ...fromNest,
    name: 'NestModule',
    alias: 'NestModuleInterface',
  });
  const parsed = reparse(text);
  const style = styleOf(parsed);
  const { declaration } = rootModule(parsed, app.root);
  const names = { middleware, consumer: 'consumer', MiddlewareConsumer: consumer.local };
  const isImplemented = declaration.getImplements().some((type) => type.getText() === local);
  return editTypeScript(text, [
    ...(isImplemented ? [] : [addImplements(text, declaration, local)]),
    addLastMember(text, declaration, configureMethod(style, names, routes), style),
  ]);
}
