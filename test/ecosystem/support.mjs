import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import semver from 'semver';

/** @import { Application } from './checkouts.mjs' */

/** The oldest versions that the SDKs support. */
const OLDEST = { nest: '10.0.0', express: '4.0.0', django: '4.2.0', fastapi: '0.100.0' };
/** The package whose version is the framework's. */
const CORES = { nest: '@nestjs/core', express: 'express' };
/** The package of a Python framework, and the lowest version that a declaration allows. */
const REQUIREMENTS = {
  django: /^\W*django["']?\s*(?:=\s*["']?|[=~>^]=?\s*)\^?(\d+(?:\.\d+)?)/im,
  fastapi:
    /^\W*(?:fastapi)(?:\[[\w, -]+\])?["']?\s*(?:=\s*(?:\{.*?version\s*=\s*)?["']?|[=~>^]=?\s*)[\^~>=]*\s*(\d+(?:\.\d+)*)/im,
};

/**
 * A light look, apart from the code that planned: which version, and whether it can be patched at all.
 * @param {Application} application
 * @returns {{ kind: string, version: string, supported: boolean }}
 */
export function lightLook(application) {
  const kind = application.kind ?? kindOf(application.root);
  const version =
    application.version ??
    (kind in REQUIREMENTS ? pythonVersion(application, kind) : rangeOf(application, CORES[kind]));
  const lowest = lowestOf(version);
  // Who only says "fastapi" gets the newest.
  const enough = lowest === undefined ? kind === 'fastapi' : semver.gte(lowest, OLDEST[kind]);
  return { kind, version, supported: enough && !(kind === 'nest' && lacksExpress(application)) };
}

function kindOf(root) {
  if (!existsSync(join(root, 'package.json')) || existsSync(join(root, 'manage.py'))) return 'django';
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return dependencies.express !== undefined && dependencies['@nestjs/core'] === undefined
    ? 'express'
    : 'nest';
}

/** The lowest version of a range in npm's or Python's notation; of `<4` what is just below it. */
function lowestOf(text) {
  const below = /^<\s*(\d+)/.exec(text);
  if (below !== null) return `${Number(below[1]) - 1}.0.0`;
  return semver.coerce(/\d+(\.\d+)*/.exec(text)?.[0])?.version;
}

/**
 * The range of a framework's package.
 * @param {Application} application
 */
function rangeOf({ root, appRoot, entry = '' }, core) {
  const manifest = manifestsAbove(root, entry === '' ? appRoot : dirname(entry)).find(
    ({ dependencies }) => dependencies?.[core] !== undefined,
  );
  return manifest?.dependencies[core] ?? '';
}

function manifestsAbove(root, folder) {
  const path = join(root, folder, 'package.json');
  const found = existsSync(path) ? [JSON.parse(readFileSync(path, 'utf8'))] : [];
  return folder === '' || folder === '.' ? found : [...found, ...manifestsAbove(root, dirname(folder))];
}

/** Fastify, or no web server at all. @param {Application} application */
function lacksExpress({ root, entry }) {
  if (entry === undefined || !existsSync(join(root, entry))) return false;
  const text = readFileSync(join(root, entry), 'utf8');
  const serves = /NestFactory\.create\b/.test(text);
  return (
    /new FastifyAdapter\(/.test(text) || (!serves && /create(ApplicationContext|Microservice)\b/.test(text))
  );
}

/** @param {Application} application @param {string} framework */
function pythonVersion({ root, appRoot }, framework) {
  const names = /^(requirements.*\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)|environment\.ya?ml)$/;
  const folder = join(root, appRoot);
  const texts = readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.map((text) => REQUIREMENTS[framework].exec(text)?.[1]).find(Boolean) ?? '';
}
