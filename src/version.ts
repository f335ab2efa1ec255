import { readFileSync } from 'node:fs';

/** The package's version. */
export function packageVersion(): string {
  const packageJson: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const named = typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson;
  return named ? String(packageJson.version) : '0.0.0';
}
