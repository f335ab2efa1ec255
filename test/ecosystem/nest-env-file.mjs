import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { nodesOf } from './nest-syntax.mjs';

/** @import { TypeScriptFile } from './check-nest.mjs' */

/**
 * The env file that is written is one that ConfigModule reads, from a folder in which the application may be started.
 * @param {readonly TypeScriptFile[]} files every file of the application that says "ConfigModule", as planned
 * @param {readonly string[]} written the env files that the plan writes, from the root
 * @param {string} root
 * @param {string} app the application's folder, from the root
 * @returns {string[]}
 */
export function checkEnvFile(files, written, root, app) {
  const calls = files.flatMap(({ after }) =>
    nodesOf(after, ts.isCallExpression).filter((call) =>
      /\w*ConfigModule\.forRoot$/.test(call.expression.getText()),
    ),
  );
  const read = [...new Set(calls.flatMap(pathsOf))];
  const folders = above(app).filter(
    (folder) => existsSync(join(root, folder, 'package.json')) || folder === '',
  );
  return written
    .filter((path) => !folders.some((folder) => read.some((one) => isMeant(posix.join(folder, one), path))))
    .map((path) => `${path} gets the secret, but ConfigModule reads ${read.join(', ') || 'no env file'}`);
}

/** Whether a path with `*` for what is not known before it runs may be this one. */
function isMeant(pattern, path) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(path);
}

/** Every path that a call may read; `.env` where it names none. */
function pathsOf(call) {
  const [options] = call.arguments;
  const members = options !== undefined && ts.isObjectLiteralExpression(options) ? options.properties : [];
  const value = (name) => members.find((member) => member.name?.getText() === name)?.initializer;
  if (value('ignoreEnvFile')?.kind === ts.SyntaxKind.TrueKeyword) return [];
  const given = value('envFilePath');
  if (given === undefined) return ['.env'];
  const paths = returnedBy(given) ?? given;
  const templates = nodesOf(paths, ts.isTemplateExpression).map(patternOf);
  return nodesOf(paths, ts.isStringLiteralLike)
    .map(({ text }) => text)
    .filter((text) => text !== '' && text !== 'production')
    .concat(templates);
}

/** The body of the function of the same file that is called. */
function returnedBy(node) {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const name = node.expression.text;
  return nodesOf(node.getSourceFile(), ts.isFunctionDeclaration).find((one) => one.name?.text === name)?.body;
}

/** A template with `*` for each value; the folder that the application is started in is the empty path. */
function patternOf({ head, templateSpans }) {
  const parts = templateSpans.map(({ expression, literal }) =>
    expression.getText() === 'process.cwd()' ? literal.text : `*${literal.text}`,
  );
  return [head.text, ...parts].join('').replace(/^\//, '');
}

function above(folder) {
  const folders = [folder];
  for (let place = folder; place !== ''; folders.push(place))
    place = dirname(place) === '.' ? '' : dirname(place);
  return folders;
}
