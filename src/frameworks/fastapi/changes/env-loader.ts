import {
  assignmentsOf,
  insertAfter,
  insertBefore,
  insertImport,
  importsOf,
  leadingImports,
  statementsOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Change } from '../../../model/change.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import type { FastapiApp } from '../app.js';
import { dotenvSource } from '../loaders/dotenv.js';
import { isScope, type CodeView } from '../project/code.js';
import { LOADER_COMMENT } from '../sdk.js';
import { blockedAt, editInSteps, fileChange } from './file-change.js';

/** Makes an application that loads no env file yet load `.env` with python-dotenv, as Wristband's own demo does. */
export function loadEnvFile({ view }: FastapiApp): Change {
  return fileChange(
    { title: 'load .env with python-dotenv', problem: 'nothing loads .env' },
    view,
    (parsed, now) => {
      if (dotenvSource(now.graph, now.app) !== undefined) return { text: parsed.text };
      const isImported = importsOf(parsed).some(
        ({ module, name, local, within }) =>
          module === 'dotenv' && name === 'load_dotenv' && local === name && within.length === 0,
      );
      const isTaken = assignmentsOf(parsed, 'load_dotenv').length > 0 || definesName(parsed, 'load_dotenv');
      if (isTaken)
        return blockedAt(
          'load_dotenv is already something else in this file.',
          undefined,
          'Load the env file with python-dotenv above this, and rerun.',
        );
      const isOwn = isOwnModule(now);
      const imported = isImported
        ? parsed.text
        : editInSteps(parsed.text, [
            (current) => [insertImport(current, { module: 'dotenv', name: 'load_dotenv' }, isOwn)],
          ]);
      return { text: editInSteps(imported, [(current) => [call(current, now)]]) };
    },
  );
}

/** Whether something else in a file has a name: a function, a class, an import from elsewhere. */
function definesName(parsed: ParsedPython, name: string): boolean {
  const isDefined = statementsOf(parsed).some(
    ({ statement }) => 'name' in statement && statement.name === name,
  );
  return isDefined || importsOf(parsed).some(({ local, module }) => local === name && module !== 'dotenv');
}

/** After the imports; before those of the project's own modules where one reads the environment when it is imported. */
function call(parsed: ParsedPython, view: CodeView) {
  const code = `# ${LOADER_COMMENT}\nload_dotenv()`;
  const imports = leadingImports(parsed);
  const loader = importsOf(parsed).find(({ module }) => module === 'dotenv')?.statement;
  const first = imports.find((statement) => {
    if (loader !== undefined && parsed.span(statement).from < parsed.span(loader).from) return false;
    return importsOf(parsed).some(
      (one) => one.statement === statement && readsEarly(view, one.module, one.name),
    );
  });
  if (first !== undefined) return insertBefore(parsed, first, `${code}\n`);
  const last = imports.at(-1);
  if (last === undefined) throw new Error('from dotenv import load_dotenv was added before');
  return insertAfter(parsed, last, `\n${code}`);
}

/** Whether a module of the project, or one that it imports, reads the environment when it is imported. */
function readsEarly({ graph, file }: CodeView, module: string, name: string | undefined): boolean {
  const waiting = filesMeant(graph, file, module, name);
  const seen = new Set<string>();
  for (const one of waiting) {
    const parsed = seen.has(one) ? undefined : graph.modules.get(one);
    seen.add(one);
    if (parsed === undefined) continue;
    if (readsAtImport(parsed)) return true;
    for (const item of importsOf(parsed)) waiting.push(...filesMeant(graph, one, item.module, item.name));
  }
  return false;
}

function filesMeant(graph: ModuleGraph, from: string, module: string, name: string | undefined): string[] {
  const all =
    name === undefined || name === '*'
      ? [module]
      : [module, module.endsWith('.') ? module + name : `${module}.${name}`];
  return all.flatMap((one) => importedFile(graph, from, one) ?? []);
}

function readsAtImport(parsed: ParsedPython): boolean {
  return statementsOf(parsed).some(
    ({ statement, within }) =>
      !within.some((one) => isScope(one) && one.nodeType !== 'ClassDef') &&
      ownNodes(statement).some(
        (node) =>
          (node.nodeType === 'Attribute' && (node.attr === 'environ' || node.attr === 'getenv')) ||
          (node.nodeType === 'Name' && (node.id === 'environ' || node.id === 'getenv')),
      ),
  );
}
