import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import semver from 'semver';
import { checkElements } from './nest-elements.mjs';
import { checkEnvFile } from './nest-env-file.mjs';
import { checkOrder } from './nest-order.mjs';
import { checkSwitches } from './nest-switches.mjs';
import { SECRET } from './planning.mjs';
import { leadsToFile } from './nest-paths.mjs';
import { importedModules } from './nest-syntax.mjs';
import { checkTokens } from './token-rules.mjs';
import { parse } from './tokens.mjs';
import { checkNames } from './type-check.mjs';

/** @import { Application } from './checkouts.mjs' */
/** @import { Planned } from './planning.mjs' */

/**
 * A TypeScript file before and after.
 * @typedef {object} TypeScriptFile
 * @property {string} path from the root
 * @property {string | undefined} before undefined: a new file
 * @property {import('typescript').SourceFile} after
 */

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.git', '.next', 'coverage', 'test', '__tests__']);

/**
 * @param {Application} application
 * @param {Planned} planned
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkNest(application, { plan, context, consent, insecure }) {
  const { root } = context.workspace;
  const changes = plan.files.filter(({ path }) => path.endsWith('.ts'));
  const texts = new Map(changes.map(({ path, text }) => [path, text]));
  const before = (path) => changes.find((change) => change.path === path)?.before;
  const edited = changes.flatMap(({ path, text }) => {
    const old = before(path);
    return checkTokens(path, textOf(old), text).concat(checkNames(path, textOf(old), text));
  });
  const mentioning = (/** @type {RegExp} */ word) => filesWith(word, root, plan.project.app, texts);
  const files = mentioning(/wristband/i);
  const imports = files
    .filter(({ path }) => texts.has(path))
    .flatMap((file) => checkImports(file, root, texts, textOf(before(file.path))));
  const elements = checkElements(files, application.target, majorOf(application, plan.project.title));
  return [
    ...edited,
    ...imports,
    ...elements,
    ...checkOrder(mentioning(/passport|wristband/i).filter(isUsed(mentioning(/./))), consent),
    ...checkEnvFile(configModules(mentioning, root, texts), envFilesOf(plan), root, plan.project.app),
    ...checkSwitches(plan, false),
    ...checkSwitches(await insecure(), true),
  ];
}

/** Whether a file starts the application, or another one imports a file of its name. */
function isUsed(files) {
  const imported = new Set(
    files.flatMap(({ after }) => importedModules(after).map((module) => posix.basename(module, '.js'))),
  );
  return ({ path }) => imported.has(stemOf(path)) || /^(main|index)$/.test(stemOf(path));
}

function stemOf(path) {
  return posix.basename(path.replace(/\/index\.ts$/, ''), '.ts');
}

/** Every file that configures ConfigModule: of the application, else of the libraries beside it. */
function configModules(mentioning, root, texts) {
  const own = mentioning(/ConfigModule/);
  const calls = ({ after }) => after.text.includes('ConfigModule.forRoot');
  return own.some(calls) ? own : filesWith(/ConfigModule/, root, '', texts);
}

/** The env files that get the secret. */
function envFilesOf({ files }) {
  return files
    .filter(({ path, text }) => !path.endsWith('.ts') && text.includes(SECRET))
    .map(({ path }) => path);
}

function textOf(snapshot) {
  return snapshot !== undefined && 'text' in snapshot.content ? snapshot.content.text : '';
}

function majorOf({ version }, title) {
  const range = version === undefined ? null : semver.validRange(version);
  return range === null ? Number(/\d+/.exec(title)?.[0]) : semver.minVersion(range)?.major;
}

/** New imports: of a package of the guide, or one that leads to a file. */
function checkImports(file, root, texts, before) {
  const known = new Set(importedModules(parse(file.path, before)));
  return importedModules(file.after)
    .filter((module) => !known.has(module) && !leads(module, file.path, root, texts))
    .map((module) => `${file.path} imports ${module}, which leads nowhere`);
}

function leads(module, from, root, texts) {
  return /^(@nestjs\/|@wristband\/|node:)/.test(module) || leadsToFile(module, from, root, texts);
}

/** Every file of the application that has a word, as planned. @returns {TypeScriptFile[]} */
function filesWith(word, root, app, texts) {
  const onDisk = typescriptFiles(root, app).filter((path) => !texts.has(path));
  const all = [...texts, ...onDisk.map((path) => [path, readFileSync(join(root, path), 'utf8')])];
  return all
    .filter(([, text]) => word.test(text))
    .map(([path, text]) => ({ path, after: parse(path, text) }));
}

function typescriptFiles(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : typescriptFiles(root, path);
    return /(?<!\.d|\.spec|\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}
