import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';

/** Whether a range leaves a version open; `catalog:` and the like leave every one open. */
export function mayMean(range: string, version: string): boolean {
  return lowest(range) === undefined || satisfies(version, range, { includePrerelease: true });
}

/** The major of a range that allows one major only. */
export function majorOfRange(range: string): number | undefined {
  const first = lowest(range);
  if (first === undefined) return undefined;
  const one = `>=${first}.0.0-0 <${first + 1}.0.0-0`;
  return subset(range, one, { includePrerelease: true }) ? first : undefined;
}

/** The lowest major of a range; undefined for what is no range, as `latest` and `workspace:*`. */
function lowest(range: string): number | undefined {
  try {
    return minVersion(range)?.major;
  } catch {
    return undefined;
  }
}
