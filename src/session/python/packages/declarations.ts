import { readText, type Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { condaRequirements } from './conda.js';
import { readHatch, readPipfile, readPixi, readPyproject, type TomlDeclarations } from './pyproject.js';
import type { Requirement } from './requirement.js';
import { readSetupCfg, readSetupPy } from './setup-files.js';

/** What the files say that belong to a tool or a build. */
export async function declarations(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<TomlDeclarations> {
  const read = async (name: string, reader: (file: string, text: string) => readonly Requirement[]) => {
    const text = names.includes(name) ? await readText(workspace, join(folder, name)) : undefined;
    return text === undefined ? [] : reader(join(folder, name), text);
  };
  const pyproject = names.includes('pyproject.toml')
    ? await readText(workspace, join(folder, 'pyproject.toml'))
    : undefined;
  const none: TomlDeclarations = { requirements: [], tools: [], declares: false };
  const told = pyproject === undefined ? none : readPyproject(join(folder, 'pyproject.toml'), pyproject);
  const hatch = names.includes('hatch.toml')
    ? await readText(workspace, join(folder, 'hatch.toml'))
    : undefined;
  const ofHatch = hatch === undefined ? none : readHatch(join(folder, 'hatch.toml'), hatch);
  const others = [
    ofHatch.requirements,
    await read('Pipfile', readPipfile),
    await read('setup.cfg', readSetupCfg),
    await read('setup.py', readSetupPy),
    await read('pixi.toml', readPixi),
    await condaRequirements(workspace, folder, names),
  ];
  const requirements = [...told.requirements, ...others.flat()];
  const python = requirements.find(({ name }) => name === 'python');
  const tools = [...told.tools, ...ofHatch.tools];
  return {
    ...told,
    requirements,
    tools,
    ...(told.python === undefined && python !== undefined && { python }),
  };
}
