import { readYaml, type YamlNode } from '../../../languages/yaml.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { readRequirement, type Requirement } from './requirement.js';

/** https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html */
export const CONDA_FILE = /(^|\/)environment\.ya?ml$/;

/** The packages of an environment file, those under `pip` among them. */
export async function condaRequirements(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<Requirement[]> {
  const name = names.find((one) => CONDA_FILE.test(one));
  if (name === undefined) return [];
  const file = join(folder, name);
  const root = await readYaml((await readText(workspace, file)) ?? '');
  const { items = [] } = root?.entries.get('dependencies') ?? {};
  return items.flatMap((item) => [
    ...requirementOf(item, file, condaSpecifier),
    ...(item.entries.get('pip')?.items ?? []).flatMap((one) => requirementOf(one, file)),
  ]);
}

function requirementOf(
  { text, line }: YamlNode,
  file: string,
  spelt: (text: string) => string = (same) => same,
): Requirement[] {
  const read = text === undefined ? undefined : readRequirement(spelt(text));
  return read === undefined ? [] : [{ ...read, file, line }];
}

/** `conda-forge::django=5.2` is `django==5.2.*` to pip. */
function condaSpecifier(text: string): string {
  return text.replace(/^[\w-]+::/, '').replace(/^([\w.-]+)\s*=\s*([\d.]+)(=.*)?$/, '$1==$2.*');
}
