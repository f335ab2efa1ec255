import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package's version. */
export function packageVersion(): string {
  const packageJson: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  );
  const named = typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson;
  return named ? String(packageJson.version) : '0.0.0';
}
