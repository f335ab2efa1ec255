import type { ServedBy } from '../../../session/compose-image.js';

/** By what the service that runs the application is known. */
export const SERVED_BY: ServedBy = {
  serves: /\bnest start\b|\b(npm|yarn|pnpm|bun)\s+(run\s+)?(start|dev|serve)\b|\bnode\b.{0,500}\bmain\b/,
  starts: /\bnest\b|\bts-node\b|\bnode\b/,
  works: /worker|queue|cron|schedul|consumer|migrat|seed|prisma|docs|test|init/,
  others: /\b(python|vite|next|webpack|nginx|caddy|traefik|postgres|mysql|mongo|redis)\b/,
  image: /^FROM\s+\S*(node|bun)/im,
  usualName: /nest|web|backend|app|api|server/,
};
