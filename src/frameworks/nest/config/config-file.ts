import { UserError } from '../../../model/errors.js';
import { booleanValue, valueOf } from '../../../languages/typescript/objects.js';
import { parseTypeScript } from '../../../languages/typescript/parse.js';
import { join } from '../../../model/paths.js';
import { textOf } from '../../../model/snapshot.js';
import type { Workspace } from '../../../model/types.js';
import type { ConfigFile } from '../app.js';
import { searchConfigs, type ConfigSearch } from './config-search.js';
import type { Manifest } from '../reading/manifest.js';
import { unlessObstacle } from '../unsupported.js';
import { readWristbandConfig, type WristbandConfig } from './registrations.js';
import { lookUp, returnedObject } from './returned-options.js';
import { secretSource } from './secret-source.js';
import { sdk } from '../sdk.js';
import { readText } from '../reading/sources.js';
import type { Sources } from '../reading/walk.js';

/**
 * Finds the file that registers the SDK's configurations, whatever it is called; where there is none, the one
 * that the guide shows. What no import leads to is looked for only where the SDK is declared.
 * @throws UserError when several files do
 */
export async function findConfigFile(
  workspace: Workspace,
  sources: Sources,
  sourceRoot: string,
  manifest: Manifest,
): Promise<Omit<ConfigFile, 'alias'>> {
  const reached = registering(sources.texts);
  const mayBeElsewhere = reached.length === 0 && manifest.declared[sdk.package] !== undefined;
  const search = mayBeElsewhere ? await searchConfigs(workspace, sourceRoot) : nothing;
  const texts = await readTexts(
    workspace,
    search.files.filter((file) => !sources.texts.has(file)),
  );
  const found = [...reached, ...registering(texts)];
  const [known, other] = found;
  if (known !== undefined && other !== undefined) throw severalFiles(found, other);
  const file = known ?? join(sourceRoot, 'config/wristband.config.ts');
  const text = (await readText(workspace, file)) ?? '';
  const sure = known !== undefined || search.complete;
  return { file, exists: text.trim() !== '', sure, ...sessionFacts(text) };
}

const nothing: ConfigSearch = { files: [], complete: true };

function severalFiles(files: readonly string[], second: string): UserError {
  return new UserError(`Wristband's configurations are registered in several files: ${files.join(', ')}.`, {
    file: second,
    hint: 'Move them into one file and run the command again.',
  });
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
  return config === 'unclear' || config?.auth !== undefined || config?.session !== undefined;
}

function sessionFacts(text: string): Pick<ConfigFile, 'secret' | 'insecure'> {
  const config = read(text);
  const session = config === 'unclear' ? undefined : config?.session;
  if (session === undefined) return { secret: undefined, insecure: false };
  const object = returnedObject(session.call);
  const secure = object === undefined ? 'unknown' : lookUp(object, 'secure');
  const insecure = secure !== 'unknown' && booleanValue(valueOf(secure.member)) === false;
  return { secret: secretSource(session), insecure };
}

/** A file that does not parse, or registers a token twice, is refused where it is to be edited. */
function read(text: string): WristbandConfig | 'unclear' | undefined {
  const parsed = parseTypeScript(text);
  return 'failure' in parsed ? undefined : unlessObstacle(() => readWristbandConfig(parsed), 'unclear');
}
