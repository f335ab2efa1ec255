import ts from 'typescript';

/** What may answer a request or read its session, as a text shows it. */
const ANSWERS =
  /^\s*(?:\w+\.)?(\w+)\.(get|post|put|patch|delete|all|route)\(\s*['"`/[]|^\s*\w+\.use\(\s*(['"`][^'"`]*['"`]\s*,\s*)?\w*([rR]oute|Controller|passport)/;
const USE = /\.use\(\w*[wW]ristbandSession\w*\(\)\)/;

/**
 * Rules for a plan of an Express application, by text and the project's own TypeScript alone: the files parse, the session
 * is used once, and nothing before it in its block answers.
 * @returns {string[]} what is wrong
 */
export function checkExpress({ plan }) {
  const sources = plan.files.filter(({ path }) => /\.[cm]?[jt]s$/.test(path));
  return [...sources.flatMap(syntaxFaults), ...sources.flatMap(orderFaults), ...usedOnce(sources)];
}

function syntaxFaults({ path, text }) {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, allowJs: true },
  });
  return diagnostics.map(
    ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

function orderFaults({ path, text }) {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => USE.test(line));
  if (at < 0) return [];
  const created = lines.findLastIndex(
    (line, index) => index < at && /\bexpress\(\)|\(\s*\)\s*;?\s*$/.test(line) && /=/.test(line),
  );
  return lines
    .slice(created + 1, at)
    .filter((line) => ANSWERS.test(line))
    .map((line) => `${path}: comes before the session: ${line.trim()}`);
}

function usedOnce(sources) {
  const uses = sources.filter(({ text }) => USE.test(text));
  const isNew = sources.some(({ text }) => text.includes('createWristbandSession('));
  return isNew && uses.length !== 1 ? [`the session is used in ${uses.length} files`] : [];
}
