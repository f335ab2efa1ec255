import { parse } from 'smol-toml';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join, upwards } from '../../../model/paths.js';

/** An application as a server is told of it: `app.main:app`. */
export interface Target {
  /** The path of the module without its ending: `app/main`. */
  readonly path: string;
  readonly name: string | undefined;
  /** Where it stands, for messages. */
  readonly file: string;
  /** An env file that the server itself reads: `uvicorn --env-file .env`. */
  readonly envFile?: string;
}

const SERVER = /\b(uvicorn|hypercorn|granian|gunicorn)\b/;
const NAMED = /(?<![\w./-])([A-Za-z_][\w.]*):([A-Za-z_]\w*)/;
const FASTAPI = /\bfastapi["',\s]+(?:run|dev)\b([^\n&|;]*)/;
const ENV_FILE = /--env-file[=\s"',]+([\w./-]+)/;

const FILE =
  /^(Dockerfile.*|.*\.Dockerfile|Containerfile|Procfile.*|(docker-)?compose.*\.ya?ml|Makefile|justfile|fly\.toml|render\.yaml|railway\.(json|toml)|.*\.sh|pyproject\.toml|Taskfile\.ya?ml|package\.json)$/i;
const FOLDERS = ['', 'docker', 'scripts', '.docker', 'deploy', 'deployment'];

/** The applications that the commands of a project start, from its folder upwards; the nearest come first. */
export async function targetsOf(workspace: Workspace, folder: string): Promise<Target[]> {
  const found: Target[] = [];
  for (const at of upwards(folder)) {
    for (const below of FOLDERS) {
      const place = join(at, below);
      for (const name of (await workspace.list(place)).filter((one) => FILE.test(one))) {
        const file = join(place, name);
        const text = (await readText(workspace, file)) ?? '';
        found.push(...(name === 'pyproject.toml' ? entrypointIn(file, text) : []), ...inCommands(file, text));
      }
    }
  }
  return found;
}

function inCommands(file: string, source: string): Target[] {
  const lines = source.replace(/\\\r?\n\s*/g, ' ').split(/\r?\n/);
  return lines.flatMap((line): Target[] => {
    if (/^\s*#/.test(line)) return [];
    const envFile = ENV_FILE.exec(line)?.[1];
    const given = envFile === undefined ? {} : { envFile: join(folderOf(file), envFile) };
    const server = SERVER.exec(line);
    const [, module, name] = (server && NAMED.exec(line.slice(server.index))) ?? [];
    if (module !== undefined) return [{ path: module.replaceAll('.', '/'), name, file, ...given }];
    const [, rest = ''] = FASTAPI.exec(line) ?? [];
    const path = /([\w./-]+)\.py\b/.exec(rest)?.[1];
    return path === undefined ? [] : [{ path: path.replace(/^\.\//, ''), name: undefined, file, ...given }];
  });
}

type Table = Readonly<Record<string, unknown>>;

/** `[tool.fastapi] entrypoint = "app.main:app"`. A file that doesn't parse has nothing to say here. */
function entrypointIn(file: string, text: string): Target[] {
  const { entrypoint } = asTable(asTable(asTable(parsedToml(text))['tool'])['fastapi']);
  const [, module, name] = /^([\w.]+):(\w+)$/.exec(typeof entrypoint === 'string' ? entrypoint : '') ?? [];
  return module === undefined ? [] : [{ path: module.replaceAll('.', '/'), name, file }];
}

function parsedToml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
