import { Node } from 'ts-morph';
import { memberNamed, valueOf } from '../../languages/typescript/objects.js';
import { Obstacle } from './obstacle.js';
import type { RootModule } from './root-module.js';

/**
 * Nest joins what `@Module` of a class says with the dynamic module that a static method of it returns, as long as
 * that is a module of the same class.
 * @throws Obstacle when that cannot be seen
 */
export function refuseOtherModule({ declaration }: RootModule, name: string): void {
  const method = declaration.getStaticMethod(name);
  if (method === undefined) throw new Obstacle(`The class has no static method ${name}.`, declaration);
  const modules = method
    .getDescendants()
    .filter((node) => Node.isObjectLiteralExpression(node))
    .flatMap((object) => valueOf(memberNamed(object, 'module')) ?? []);
  const own = ['this', declaration.getName()];
  if (modules.length > 0 && modules.every((module) => own.includes(module.getText()))) return;
  throw new Obstacle(`${name} does not surely return a module of this class.`, method);
}
