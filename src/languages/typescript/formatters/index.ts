import type { Workspace } from '../../../model/files.js';
import { biomeSettings, dprintSettings, oxfmtSettings } from './others.js';
import { importOrder } from './import-order.js';
import type { ImportOrder } from './order.js';
import { editorconfig } from './editorconfig.js';
import { prettierOptions, prettierSettings } from './prettier.js';
import { eslintRule } from './eslint.js';
import { isRecord, type FormatterSettings, type Json } from './settings.js';

export type { FormatterSettings } from './settings.js';

/** How a project's formatter lays out a file. */
export interface Formatting {
  readonly settings: FormatterSettings;
  /** Whether a formatter is configured: then it has the last word on a file that is new. */
  readonly isEnforced: boolean;
  /** The order of imports that is demanded; undefined where the file alone tells. */
  readonly order?: ImportOrder | undefined;
}

/** The package of each formatter that can be configured. */
const PACKAGES = {
  prettier: 'prettier',
  biome: '@biomejs/biome',
  oxfmt: 'oxfmt',
  dprint: 'dprint',
} as const;

/**
 * How a file is to be laid out, by the configuration of the project's formatter. Of several that are configured the one
 * that is declared counts; a `prettier` that is declared and not configured has its defaults.
 * @param declared the packages that the project declares
 */
export async function formattingOf(
  workspace: Workspace,
  file: string,
  declared: Readonly<Record<string, string>>,
): Promise<Formatting> {
  return { ...(await layoutFor(workspace, file, declared)), order: await importOrder(workspace, file) };
}

async function layoutFor(
  workspace: Workspace,
  file: string,
  declared: Readonly<Record<string, string>>,
): Promise<Formatting> {
  const options = await optionsOfPrettier(workspace, file);
  const major = majorOf(declared[PACKAGES.prettier]);
  const ofPrettier = async () => prettierSettings(workspace, file, options ?? {}, major);
  const found = {
    prettier: options && (await ofPrettier()),
    biome: await biomeSettings(workspace, file),
    oxfmt: await oxfmtSettings(workspace, file),
    dprint: await dprintSettings(workspace, file),
  };
  const tools = (['prettier', 'biome', 'oxfmt', 'dprint'] as const).filter(
    (tool) => found[tool] !== undefined,
  );
  const tool = tools.find((one) => declared[PACKAGES[one]] !== undefined) ?? tools[0];
  const settings = tool && found[tool];
  if (settings !== undefined) return { settings, isEnforced: true };
  const isDeclared = declared[PACKAGES.prettier] !== undefined;
  return {
    settings: isDeclared ? await ofPrettier() : await editorconfig(workspace, file),
    isEnforced: false,
  };
}

/** Its configuration; what ESLint's `prettier/prettier` is given counts more. */
async function optionsOfPrettier(workspace: Workspace, file: string): Promise<Json | undefined> {
  const configured = await prettierOptions(workspace, file);
  const [given, more] = (await eslintRule(workspace, file, 'prettier/prettier')) ?? [];
  if (!isRecord(given)) return configured;
  const isAlone = isRecord(more) && more['usePrettierrc'] === false;
  return isAlone ? given : { ...configured, ...given };
}

/** The first number of a range: that of `^2.8.1` is 2. */
function majorOf(range: string | undefined): number | undefined {
  const [, major] = /^\D*(\d+)/.exec(range ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
}
