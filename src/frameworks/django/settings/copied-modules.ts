import { copiedFiles, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { isImportByName } from '../../../languages/python/query/computed-modules.js';
import { copiedNamesOf, copyingOf } from '../../../languages/python/query/copied-names.js';

/**
 * Why a statement on a line copies the names of no module that is known, where that is imported by a name which is put together;
 * a clause. Undefined for other statements.
 */
export function unknownCopy(
  graph: ModuleGraph,
  { file, line }: { readonly file: string; readonly line: number },
): string | undefined {
  const parsed = graph.modules.get(file);
  if (parsed === undefined) return undefined;
  const copying = [...copyingOf(parsed).values()].find((one) => one.line === line);
  if (copying === undefined) return undefined;
  const copied = copiedNamesOf(parsed).get(copying.statement);
  if (copied !== undefined)
    return copiedFiles(graph, file, copied).length > 0
      ? undefined
      : `this statement copies the names of ${copied.modules.join(' or ')}, and no such settings module is here`;
  return isImportByName(parsed, copying.owner)
    ? "this statement copies the names of a module that is imported by name, and the code doesn't say which modules it may be"
    : undefined;
}
