/** Stands on the screen where a secret stands in the file. */
export const HIDDEN = '<hidden secret>';

/** Replaces every secret by {@link HIDDEN}, the longest first, so that none survives as part of another. */
export function conceal(text: string, secrets: readonly string[]): string {
  const longestFirst = [...secrets].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}
