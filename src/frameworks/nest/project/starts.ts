import { importBindings, parseTypeScript } from '../../../languages/typescript/index.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import type { ServedBy } from '../../../session/compose-image.js';
import { commandStarts, startingScript, type Start } from '../../../session/typescript/starts.js';
import type { Manifest } from '../../../languages/node/manifest.js';

const TEST_FOLDERS = ['test', 'tests', 'e2e', 'test/e2e', 'tests/e2e', 'src'];
const SPEC = /\.(e2e-spec|e2e-test|e2e|spec|test)\.ts$/;
/** Without a limit the time would grow with the square of the command's length. */
const STARTS = /\bnest start\b|\bnode\b.{0,500}\b(dist|main)\b|\bts-node\b.{0,500}\bmain\b|e2e/;

/** By what the service that runs the application is known. */
export const SERVED_BY: ServedBy = {
  serves: /\bnest start\b|\b(npm|yarn|pnpm|bun)\s+(run\s+)?(start|dev|serve)\b|\bnode\b.{0,500}\bmain\b/,
  starts: /\bnest\b|\bts-node\b|\bnode\b/,
  works: /worker|queue|cron|schedul|consumer|migrat|seed|prisma|docs|test|(?<!inf)init/,
  others: /\b(python|vite|next|webpack|nginx|caddy|traefik|postgres|mysql|mongo|redis)\b/,
  image: /^FROM\s+\S*(node|bun)/im,
  usualName: /nest|web|backend|app|api|server/,
};

/**
 * The tests that make a module of the root module, and the commands of CI and of Dockerfiles' builds that start the
 * application or those tests.
 */
export async function findStarts(
  workspace: Workspace,
  root: string,
  className: string,
  { scripts }: Manifest,
): Promise<Start[]> {
  const specs: Start[] = [];
  for (const folder of TEST_FOLDERS.map((name) => join(root, name)))
    for (const name of (await workspace.list(folder)).filter((one) => SPEC.test(one)))
      specs.push(...(await specStarts(workspace, join(folder, name), className)));
  const startOf = (lines: string) => startingScript(lines, scripts, (script) => STARTS.test(script));
  return [...specs, ...(await commandStarts(workspace, root, startOf))];
}

async function specStarts(workspace: Workspace, file: string, className: string): Promise<Start[]> {
  const text = (await readText(workspace, file)) ?? '';
  if (!text.includes('createTestingModule') || !text.includes(className)) return [];
  const parsed = parseTypeScript(text);
  const bindings = 'failure' in parsed ? [] : importBindings(parsed);
  const binding = bindings.find(({ imported }) => imported === className);
  if (binding === undefined) return [];
  return [{ kind: 'spec', file, line: binding.declaration.getStartLineNumber(), what: className, text }];
}
