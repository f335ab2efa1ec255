import type { ShellResult } from '../../model/context.js';
import type { ProjectCheck } from '../../model/framework.js';
import { relativePath } from '../../model/paths.js';
import { pythonOf } from '../../session/python/packages/run.js';
import type { FastapiApp } from './app.js';

/**
 * Compiles the files with the project's own Python, which may be another version than the one that the planned files were
 * checked with. The application is not imported: it may connect to something, and the SDK is not installed yet.
 */
export function syntaxCheck({ packages, interpreter, view }: FastapiApp): ProjectCheck {
  const files = [...view.graph.modules.keys()].map((file) =>
    relativePath(view.app, file).replace(/^\.\//, ''),
  );
  const isOwn = !interpreter.shared || packages.manager === undefined || packages.manager === 'pip';
  return {
    command: [...pythonOf(packages.manager, interpreter.program), '-c', PROGRAM, ...files],
    errors: syntaxErrors,
    ...(isOwn && { presence: [interpreter.program, '-c', 'import ast'] }),
  };
}

/** Prints `file: SyntaxError: …` for each file that is no Python, and runs none of them. */
const PROGRAM = `
import ast, sys
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        try:
            ast.parse(file.read(), path)
        except (SyntaxError, ValueError) as error:
            print("%s: %s: %s" % (path, type(error).__name__, getattr(error, "msg", error)))
`;

function syntaxErrors({ stdout }: ShellResult) {
  const errors = stdout
    .split(/\r?\n/)
    .filter((line) => /^\S.*?: (SyntaxError|IndentationError|TabError|ValueError): /.test(line));
  return errors.map((text) => ({ key: text, text }));
}
