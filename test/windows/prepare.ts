import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import build from '../support/build.js';
import { prepareWindows, type Windows } from './windows.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where it can't be had. */
    windows: Windows | undefined;
  }
}

/** Builds the command and sets up Wine. Without it, every test is skipped, and it says so. */
export default function prepare({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wine-'));
  const windows = prepareWindows(folder);
  if (typeof windows === 'string') process.stderr.write(`SKIPPING all tests on Windows: ${windows}.\n`);
  else build();
  provide('windows', typeof windows === 'string' ? undefined : windows);
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
