import type { TypeScriptStyle } from '../../../languages/typescript/style.js';
import { render, TEMPLATE_UNIT } from '../blocks.js';

/** What names stand for in the file that gets a block. */
export interface MiddlewareNames {
  readonly middleware: string;
  readonly consumer: string;
  readonly MiddlewareConsumer: string;
}

/**
 * The method `configure(consumer)` that applies the session to routes.
 * @param after statements that come after that
 */
export function configureMethod(
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
export function applyStatement(
  style: TypeScriptStyle,
  names: Omit<MiddlewareNames, 'MiddlewareConsumer'>,
  routes: readonly string[],
  unit: string = style.unit,
): string {
  const lay = (oneLine: boolean): string =>
    render('apply-session', { ...style, unit }, { ...names, routes, oneLine });
  const onOneLine = lay(true);
  const fits = onOneLine.split('\n').every((line) => 2 * style.unit.length + line.length <= style.width);
  return fits ? onOneLine : lay(false);
}
