import { textOf, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';

/** Somebody else's project, as people call it, and where Wristband's guide for it begins. */
export interface OtherProject {
  /** With its article: "a Next.js application". */
  readonly what: string;
  readonly guide: string;
}

const DOCS = 'https://docs.wristband.dev/docs';
/** Lists the guides, for what has none of its own. */
const ALL_GUIDES = `${DOCS}/quick-start-choose-your-framework`;

/** What a folder without an application that is supported contains; undefined where nobody knows. */
export async function otherProjectIn(
  workspace: Pick<Workspace, 'read' | 'list'>,
  folder: string,
): Promise<OtherProject | 'empty' | undefined> {
  const names = await workspace.list(folder);
  if (names.every((name) => name.startsWith('.'))) return 'empty';
  const read = async (name: string): Promise<string> =>
    textOf(await workspace.read(join(folder, name))) ?? '';
  const packages = dependenciesIn(await read('package.json'));
  if (packages.has('next')) return nextProject(workspace, folder, names);
  if (packages.has('react')) return { what: 'a React application', guide: ALL_GUIDES };
  const python = names.filter((name) => /^(requirements.*\.(txt|in)|pyproject\.toml|Pipfile)$/.test(name));
  const declared = (await Promise.all(python.map(read))).join('\n');
  if (declares(declared, 'flask')) return { what: 'a Flask application', guide: ALL_GUIDES };
  if (/^\s*gem\s+['"]rails['"]/m.test(await read('Gemfile')))
    return { what: 'a Rails application', guide: ALL_GUIDES };
  return undefined;
}

/** Its two routers have a guide each. */
async function nextProject(
  workspace: Pick<Workspace, 'list'>,
  folder: string,
  names: readonly string[],
): Promise<OtherProject> {
  const all = [...names, ...(await workspace.list(join(folder, 'src')))];
  const router = all.includes('pages/') && !all.includes('app/') ? 'pages' : 'app';
  return { what: 'a Next.js application', guide: `${DOCS}/nextjs-${router}-router-quick-start-guide` };
}

function dependenciesIn(text: string): ReadonlySet<string> {
  try {
    const manifest: unknown = JSON.parse(text);
    const lists = ['dependencies', 'devDependencies'].map((key) => memberOf(manifest, key));
    return new Set(lists.flatMap((list) => Object.keys(list ?? {})));
  } catch {
    return new Set();
  }
}

function memberOf(value: unknown, key: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = new Map(Object.entries(value)).get(key);
  return typeof member === 'object' && member !== null ? member : undefined;
}

/** Whether a list of requirements, or a table of a pyproject.toml, has the package. */
function declares(text: string, name: string): boolean {
  return new RegExp(
    `^[\\s"']*${name}(\\[[\\w, -]+\\])?[\\s"']*([=<>~!;,#]|$)|["']${name}["'\\[=<>~!;]`,
    'im',
  ).test(text);
}
