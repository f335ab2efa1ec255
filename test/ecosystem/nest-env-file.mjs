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
  const read = new Set(calls.flatMap(pathsOf));
  const folders = above(app).filter(
    (folder) => existsSync(join(root, folder, 'package.json')) || folder === '',
  );
  const readable = new Set(folders.flatMap((folder) => [...read].map((path) => posix.join(folder, path))));
  return written
    .filter((path) => !readable.has(path))
    .map(
      (path) => `${path} gets the secret, but ConfigModule reads ${[...read].join(', ') || 'no env file'}`,
    );
}

/** Every path that a call may read; `.env` where it names none. */
function pathsOf(call) {
  const [options] = call.arguments;
  const members = options !== undefined && ts.isObjectLiteralExpression(options) ? options.properties : [];
  const value = (name) => members.find((member) => member.name?.getText() === name)?.initializer;
  if (value('ignoreEnvFile')?.kind === ts.SyntaxKind.TrueKeyword) return [];
  const paths = value('envFilePath');
  if (paths === undefined) return ['.env'];
  return nodesOf(paths, ts.isStringLiteralLike)
    .map(({ text }) => text)
    .filter((text) => text !== '' && text !== 'production');
}

function above(folder) {
  const folders = [folder];
  for (let place = folder; place !== ''; folders.push(place))
    place = dirname(place) === '.' ? '' : dirname(place);
  return folders;
}
