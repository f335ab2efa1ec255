import { readText } from '../../../languages/text/read-text.js';
import { parseTypeScript, type Sources } from '../../../languages/typescript/index.js';
import { UserError } from '../../../model/errors.js';
import { join } from '../../../model/paths.js';
import { type Workspace, textOf } from '../../../model/files.js';
import { CLIENT_VARIABLES, sdk } from '../sdk.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { foldersIn } from '../../../languages/node/files.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import { newConfigFile } from './config-place.js';
import { secretSource, type SecretSource } from '../../../session/typescript/secret-source.js';
import { readWristbandConfig, sessionOptions, type WristbandConfig } from './wristband-config.js';

/** The file that configures Wristband's SDK. */
export interface ConfigFile {
  readonly file: string;
  readonly exists: boolean;
  /** False when one may be in a file that was not looked at. */
  readonly sure: boolean;
  /** What it registers; undefined where there is nothing, or it is unknown. */
  readonly registered: WristbandConfig | undefined;
  /** The variables of the client that it reads from the environment, or will read. */
  readonly clientVariables: readonly string[];
  /** Where its session options get the secret from; undefined where it has none. */
  readonly secret: SecretSource | undefined;
}

/** Files that may register a configuration although no import leads to them. */
interface ConfigSearch {
  /** Those with the most telling names first. */
  readonly files: readonly string[];
  readonly complete: boolean;
}

/** So many folders are listed, whatever the size of the application, */
const MAX_FOLDERS = 40;
/** and so many files are named to be read. */
const MAX_FILES = 20;

/** Names that suggest a configuration, the most telling first. */
const TELLING = [/wristband/i, /auth|session/i, /config|settings/i];
/** Files that Nest's own tools make for something else. */
const SOURCE = /(?<!\.(d|spec|test|e2e-spec|controller|service|module|guard|dto|entity))\.ts$/;

/**
 * Finds the file that registers the SDK's configurations, whatever it is called; where there is none, a new
 * one. What no import leads to is looked for only where the SDK is declared.
 * @throws UserError when several files do, or one that is not written in TypeScript
 */
export async function findConfigFile(
  workspace: Workspace,
  sources: Sources,
  sourceRoot: string,
  manifest: Manifest,
): Promise<ConfigFile> {
  const reached = registering(sources.texts);
  const mayBeElsewhere = reached.length === 0 && manifest.declared[sdk.package] !== undefined;
  const search = mayBeElsewhere ? await searchConfigs(workspace, sourceRoot) : { files: [], complete: true };
  const texts = await readTexts(
    workspace,
    search.files.filter((file) => !sources.texts.has(file)),
  );
  const found = [...reached, ...registering(texts)];
  const known = onlyFile(found);
  const file = known ?? (await newConfigFile(workspace, sources, sourceRoot));
  const text = (await readText(workspace, file)) ?? '';
  const sure = known !== undefined || search.complete;
  const config = text.trim() === '' ? undefined : read(text);
  const registered = config === 'unknown' ? undefined : config;
  const secret = registered === undefined ? undefined : secretIn(text);
  const exists = text.trim() !== '';
  // The guide's page has a value `<NAME>` to be replaced by hand.
  const reads = (name: string) => text.replaceAll(`<${name}>`, '').includes(name);
  const clientVariables = CLIENT_VARIABLES.filter((name) => !exists || reads(name));
  return { file, exists, sure, registered, clientVariables, secret };
}

/** Looks level by level, the folders of telling names first. */
async function searchConfigs(workspace: Workspace, sourceRoot: string): Promise<ConfigSearch> {
  const rank = ranking(sourceRoot);
  const files: string[] = [];
  let waiting = [sourceRoot];
  let looked = 0;
  for (; waiting.length > 0 && looked < MAX_FOLDERS; looked += 1) {
    const [folder = '', ...others] = waiting;
    const names = (await workspace.list(folder)).filter((name) => SOURCE.test(name));
    files.push(...names.map((name) => join(folder, name)));
    waiting = [...others, ...(await foldersIn(workspace, folder))].toSorted((a, b) => rank(a) - rank(b));
  }
  const best = files.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_FILES);
  return { files: best, complete: waiting.length === 0 && best.length === files.length };
}

function ranking(sourceRoot: string): (path: string) => number {
  return (path) => {
    const index = TELLING.findIndex((word) => word.test(path.slice(sourceRoot.length)));
    return index < 0 ? TELLING.length : index;
  };
}

/** @throws UserError when there are several, or it can't be edited */
function onlyFile(found: readonly string[]): string | undefined {
  const [known, other] = found;
  if (other !== undefined) throw severalFiles(found, other);
  if (known?.endsWith('.ts') === false) throw otherScript(known);
  return known;
}

function severalFiles(files: readonly string[], second: string): UserError {
  return new UserError(`Wristband's configurations are registered in several files: ${files.join(', ')}.`, {
    file: second,
    hint: 'Move them into one file and rerun.',
  });
}

function otherScript(file: string): UserError {
  return new UserError(
    `${file} registers Wristband's configuration, but only TypeScript files (.ts) can be edited.`,
    {
      file,
      hint: 'Rename it and rerun.',
    },
  );
}

function registering(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].filter(([, text]) => registersAny(text)).map(([file]) => file);
}

async function readTexts(workspace: Workspace, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = textOf(await workspace.read(file));
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

function registersAny(text: string): boolean {
  const config = text.includes('wristband') ? read(text) : undefined;
  return config === 'unknown' || config?.auth !== undefined || config?.session !== undefined;
}

/** Where the options get the secret from that are registered, or that this run registers. */
function secretIn(text: string): SecretSource | undefined {
  const parsed = parseTypeScript(text);
  const options = 'failure' in parsed ? undefined : sessionOptions(parsed);
  return options && secretSource(options.object);
}

/** A file that does not parse, or registers a token twice, blocks the change that edits it. */
function read(text: string): WristbandConfig | 'unknown' | undefined {
  const parsed = parseTypeScript(text);
  return 'failure' in parsed ? undefined : unlessUnsupported(() => readWristbandConfig(parsed), 'unknown');
}
