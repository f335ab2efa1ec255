import { importedFile, type ModuleGraph } from '../../languages/python/evaluate/index.js';

interface CodeInGraph {
  readonly graph: ModuleGraph;
  readonly file: string;
}

/** Whether an absolute module is code of the project: it was read, or lies beside or in a folder with such files. */
export function isOwnModule({ graph, file }: CodeInGraph): (module: string) => boolean {
  const start = graph.app === '' ? 0 : graph.app.length + 1;
  const own = new Set([...graph.modules.keys()].map((path) => path.slice(start).split(/[/.]/)[0]));
  return (module) => {
    const [top = ''] = module.split('.');
    const isThere = own.has(top) || graph.ownPackages?.has(top) === true;
    return isThere || importedFile(graph, file, module) !== undefined;
  };
}

/** The same for a module as an import names it, which may be relative. */
export function isOfProject(code: CodeInGraph, module: string): boolean {
  return module.startsWith('.') || isOwnModule(code)(module);
}
