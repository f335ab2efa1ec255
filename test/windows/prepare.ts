import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import build from '../support/build.js';
import { prepareWine, type Wine } from './wine.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where it can't be had. */
    wine: Wine | undefined;
  }
}

/** Builds the command and sets up Wine. Without it, every test is skipped, and it says so. */
export default function prepare({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wine-'));
  const wine = prepareWine(folder);
  if (typeof wine === 'string') process.stderr.write(`SKIPPING all tests on Windows: ${wine}.\n`);
  else build();
  provide('wine', typeof wine === 'string' ? undefined : wine);
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
