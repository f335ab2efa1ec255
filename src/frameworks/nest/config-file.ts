import { UserError } from '../../errors.js';
import { booleanValue, valueOf } from '../../languages/typescript/objects.js';
import { parseTypeScript } from '../../languages/typescript/parse.js';
import { join } from '../../paths.js';
import type { Workspace } from '../../types.js';
import type { ConfigFile } from './app.js';
import { unlessObstacle } from './obstacle.js';
import { readWristbandConfig, type WristbandConfig } from './registrations.js';
import { lookUp, returnedObject } from './returned-options.js';
import { secretSource } from './secret-source.js';
import { readText } from './sources.js';
import type { Sources } from './walk.js';

/**
 * Finds the file that registers the SDK's configurations, whatever it is called; where there is none, the one
 * that the guide shows.
 * @throws UserError when several files do
 */
export async function findConfigFile(
  workspace: Workspace,
  sources: Sources,
  sourceRoot: string,
): Promise<Omit<ConfigFile, 'alias'>> {
  const registering = [...sources.texts].filter(([, text]) => registersAny(text)).map(([file]) => file);
  const [known, other] = registering;
  if (known !== undefined && other !== undefined) {
    throw new UserError(
      `Wristband's configurations are registered in several files: ${registering.join(', ')}.`,
      {
        file: other,
        hint: 'Move them into one file and run the command again.',
      },
    );
  }
  const file = known ?? join(sourceRoot, 'config/wristband.config.ts');
  const text = (await readText(workspace, file)) ?? '';
  return { file, exists: text.trim() !== '', ...sessionFacts(text) };
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
