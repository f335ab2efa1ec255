import { importedFile, type ModuleGraph } from '../../languages/python/evaluate/index.js';

interface CodeInGraph {
  readonly graph: ModuleGraph;
  readonly file: string;
}

/** Whether an absolute module is code of the project: it was read, or lies in a folder that such files lie in. */
export function isOwnModule({ graph, file }: CodeInGraph): (module: string) => boolean {
  const start = graph.app === '' ? 0 : graph.app.length + 1;
  const own = new Set([...graph.modules.keys()].map((path) => path.slice(start).split(/[/.]/)[0]));
  return (module) => own.has(module.split('.')[0]) || importedFile(graph, file, module) !== undefined;
}

/** The same for a module as an import names it, which may be relative. */
export function isOfProject(code: CodeInGraph, module: string): boolean {
  return module.startsWith('.') || isOwnModule(code)(module);
}
