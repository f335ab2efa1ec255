import { DOCKERFILE, readDockerfile } from '../../../languages/dockerfile.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join, nameOf } from '../../../model/paths.js';
import type { PythonVersion } from './environment.js';
import { admits, type Version } from './specifier.js';

type Read = (text: string) => readonly string[];

/** The versions that files of a tool or a platform name. */
const FILES: ReadonlyMap<string, Read> = new Map<string, Read>([
  // https://github.com/pyenv/pyenv#locating-pyenv-provided-python-installations
  ['.python-version', (text) => captured(/^\s*(\d+\.\d+)/, text)],
  // https://devcenter.heroku.com/articles/python-runtimes
  ['runtime.txt', (text) => captured(/^\s*python-(\d+\.\d+)/, text)],
  // https://cloud.google.com/appengine/docs/standard/python3/config/appref: python38
  [
    'app.yaml',
    (text) =>
      captured(/^runtime:\s*["']?python(\d\d+)\b/m, text).map((one) => `${one.slice(0, 1)}.${one.slice(1)}`),
  ],
]);

/**
 * The version of Python that a folder says the project runs on. What only bounds it (`requires-python`) is less than what names
 * one; where files name several, an old one may be left over.
 * @param declared what pyproject.toml, a Pipfile and the like say
 * @param oldest the version that is needed
 */
export async function pythonOf(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
  { declared, oldest }: { readonly declared: PythonVersion | undefined; readonly oldest: Version },
): Promise<PythonVersion | undefined> {
  if (declared !== undefined && admits(declared.specifier, oldest) === 'always') return declared;
  const pins = await pinsIn(workspace, folder, names);
  const isOld = pins.every(({ specifier }) => admits(specifier, oldest) === 'never');
  return isOld ? (pins[0] ?? declared) : declared;
}

async function pinsIn(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<PythonVersion[]> {
  const pins: PythonVersion[] = [];
  const images = names.includes('docker/') ? await workspace.list(join(folder, 'docker')) : [];
  for (const name of [...names, ...images.map((image) => `docker/${image}`)]) {
    const read = FILES.get(name) ?? (DOCKERFILE.test(nameOf(name)) ? imagesIn : undefined);
    if (read === undefined) continue;
    const file = join(folder, name);
    const text = (await readText(workspace, file)) ?? '';
    pins.push(...read(text).map((specifier) => ({ specifier, file })));
  }
  return pins;
}

/** `FROM python:3.8-slim`, `FROM python:${TAG}` with a default for it, `RUN apt-get install -y python3.12` */
function imagesIn(text: string): string[] {
  const defaults = new Map<string, string>();
  return readDockerfile(text).flatMap(({ name, text: rest }) => {
    if (name === 'ARG') {
      const [, argument, value] = DEFAULT.exec(rest) ?? [];
      if (argument !== undefined && value !== undefined) defaults.set(argument, value);
      return [];
    }
    if (name === 'RUN') return captured(INSTALLED, rest);
    if (name !== 'FROM') return [];
    const image = rest.replace(VARIABLE, (shown, argument: string) => defaults.get(argument) ?? shown);
    return [...captured(OF_PYTHON, image), ...captured(OF_RED_HAT, image).map((digits) => `3.${digits}`)];
  });
}

/** `ARG TAG=3.12`: https://docs.docker.com/reference/dockerfile/#arg */
const DEFAULT = /^(\w+)=["']?([^"'\s]+)/;

/** `$TAG`, `${TAG}`, `${TAG:-3.12}` */
const VARIABLE = /\$\{?(\w+)(?::?-[^}]*)?\}?/g;

/** `python:3.12-slim`, `cimg/python:3.12`, `nikolaik/python-nodejs:python3.12-nodejs22` */
const OF_PYTHON = /(?:(?:^|[\s/])python:|:python)(\d+\.\d+)/;

/** `registry.access.redhat.com/ubi9/python-311`: https://catalog.redhat.com/en/software/containers/ubi9/python-311 */
const OF_RED_HAT = /\/(?:ubi|rhel)\d+\/python-3(\d{1,2})(?=[-:@\s]|$)/;

/** https://packages.ubuntu.com/python3.12 */
const INSTALLED =
  /\b(?:apt|apt-get|dnf|yum|apk)\s[^;&|]*?\b(?:install|add)\s[^;&|]*?\spython(3\.\d+)(?=[\s;&|]|$)/;

function captured(pattern: RegExp, text: string): string[] {
  return pattern.exec(text)?.slice(1) ?? [];
}
