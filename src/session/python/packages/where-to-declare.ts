import { DOCKERFILE } from '../../../languages/dockerfile.js';
import { nameOf } from '../../../model/paths.js';
import { listed } from '../../../model/words.js';
import { compiledFrom } from './compiled.js';
import { CONDA_FILE } from './conda.js';
import { isForDevelopment, type Requirement, type RequirementsFile } from './requirement.js';
import type { Packages } from './survey.js';

/** Where a person would add a line, as the end of a sentence. */
export function whereToDeclare(packages: Packages): string {
  const { manager, requirements, requirementsFiles, sdk } = packages;
  if (manager === undefined) return 'in a requirements.txt';
  const declaring = requirements
    .filter(({ name }) => name === sdk.framework)
    .sort((a, b) => Number(isForDevelopment({ path: a.file })) - Number(isForDevelopment({ path: b.file })));
  const own = declaring.length === 0 ? usualDeclarations(packages) : declaring;
  const files = own.map(({ file }) => file);
  const image = own.find(({ file }) => DOCKERFILE.test(nameOf(file)));
  if (image !== undefined) return `in the pip install of ${image.file}:${String(image.line)}`;
  const conda = files.find((file) => CONDA_FILE.test(file));
  if (conda !== undefined)
    return `under pip in ${conda}, which conda env update --file ${conda} installs from`;
  const [first] = own;
  if (first === undefined)
    return inRequirements(files, requirementsFiles) ?? 'where this project declares its dependencies';
  if (manager === 'hatch' && first.group !== undefined) return inEnvironment(first.file, first.group.name);
  return inRequirements(files, requirementsFiles) ?? `in ${first.file}`;
}

/**
 * What the file declares that probably has the project's own dependencies, where another package brings the framework: one
 * with packages made for the framework, and one that others take in, come first.
 */
function usualDeclarations({ requirements, requirementsFiles, sdk }: Packages): Requirement[] {
  const rank = (file: string) => {
    const isMade = requirements.some((one) => one.file === file && one.name.includes(sdk.framework));
    const takers = requirementsFiles.filter(({ takesIn }) => takesIn.includes(file)).length;
    return (isForDevelopment({ path: file }) ? -4 : 0) + (isMade ? 2 : 0) + (takers > 0 ? 1 : 0);
  };
  const bounds = requirementsFiles.filter(({ isBound }) => isBound === true).map(({ path }) => path);
  const files = requirements
    .filter(({ name, group, file }) => name !== 'python' && group === undefined && !bounds.includes(file))
    .map(({ file }) => file);
  const [best] = [...new Set(files)].sort((a, b) => rank(b) - rank(a));
  return requirements.filter(({ file }) => file === best);
}

/** Where that is not in the requirements file itself, or not by a name alone. */
function inRequirements(declaring: readonly string[], all: readonly RequirementsFile[]): string | undefined {
  const closed = all.find((file) => file.closed !== undefined && isDeclaring(file, declaring));
  const source = sourceOf(declaring, closed, all);
  if (source !== undefined) return inSource(source, all);
  if (closed?.closed === 'compiled')
    return `in the file that ${closed.path} is compiled from, and recompile it`;
  if (closed?.closed === 'hashes')
    return `in ${closed.path}, with a version and hashes like its other packages`;
  const open = all.find((file) => file.closed === undefined && isDeclaring(file, declaring));
  if (closed !== undefined && open !== undefined) return `in ${open.path}`;
  return closed && `in ${closed.path}, which is not UTF-8 and was left unchanged`;
}

/** The file that a program compiles the others from, where they are compiled. */
function sourceOf(
  declaring: readonly string[],
  closed: RequirementsFile | undefined,
  all: readonly RequirementsFile[],
): string | undefined {
  const isCompiled = (path: string) => all.some((file) => file.path === path && file.closed === 'compiled');
  return (
    declaring.find((path) => !isCompiled(path) && compiledFrom(path, all).length > 0) ??
    declaring.find((path) => path.endsWith('.in')) ??
    closed?.sources[0]
  );
}

function inSource(source: string, all: readonly RequirementsFile[]): string {
  const compiled = compiledFrom(source, all).map(({ path }) => path);
  return `in ${source}, and recompile ${compiled.length === 0 ? 'it' : listed(compiled)}`;
}

/** What hatch.toml has are the tables below `[tool.hatch]`. */
function inEnvironment(file: string, name: string): string {
  return `in ${file} ([${file.endsWith('hatch.toml') ? '' : 'tool.hatch.'}envs.${name}])`;
}

/** Where nothing declares the framework, the file that would get the line. */
function isDeclaring({ path }: RequirementsFile, files: readonly string[]): boolean {
  return files.length === 0 ? /(^|\/)requirements\.txt$/.test(path) : files.includes(path);
}
