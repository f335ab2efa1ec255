import type { Workspace } from '../../../model/files.js';
import { composeService, type ServedBy } from '../../../session/compose.js';
import { dockerignoreOf, type LeftOut } from '../../../session/containers.js';

const SERVED_BY: ServedBy = {
  serves: /\bnest start\b|\b(npm|yarn|pnpm|bun)\s+(run\s+)?(start|dev|serve)\b|\bnode\b.*\bmain\b/,
  starts: /\bnest\b|\bts-node\b|\bnode\b/,
  works: /worker|queue|cron|schedul|consumer|migrat|seed|prisma|docs|test|init/,
  others: /\b(python|vite|next|webpack|nginx|caddy|traefik|postgres|mysql|mongo|redis)\b/,
  image: /^FROM\s+\S*(node|bun)/im,
  usualName: /nest|web|backend|app|api|server/,
};

/**
 * The containers that lack the env file which the application reads.
 * @param root the folder that the application is started in
 */
export async function containersWithout(
  workspace: Workspace,
  root: string,
  envFile: string | undefined,
): Promise<LeftOut | undefined> {
  const dockerignore = envFile === undefined ? undefined : await dockerignoreOf(workspace, root, envFile);
  if (envFile === undefined || dockerignore === undefined) return undefined;
  return { envFile, dockerignore, compose: await composeService(workspace, root, SERVED_BY) };
}
