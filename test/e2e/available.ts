import { describe, inject } from 'vitest';
import type { Part } from './prepare.js';

/** A suite that is skipped, and says why, where one of the parts that it needs cannot be had. */
export function describeWith(parts: readonly Part[], title: string, body: () => void): void {
  const missing = inject('missing');
  const reason = parts.map((part) => missing[part]).find((text) => text !== undefined);
  if (reason === undefined) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason.split('\n')[0] ?? ''})`, body);
}
