import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds `dist` once, before any test: some of them run the command as its users do. */
export default function build(): void {
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
}
