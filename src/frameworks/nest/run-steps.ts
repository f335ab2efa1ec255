import { SECRET_VARIABLE } from '../../model/secret.js';
import { manualStep } from './blocks.js';
import type { Start } from './project/starts.js';

/** Values that let the application start, and are of no use to anybody. */
const HARMLESS = 'for-tests-only';
const NO_SECRET = 'dummy-secret-used-for-tests-only-0123456789';

/**
 * Tests, CI and images' builds that start the application, with the lines for the variables that it needs.
 * @param names the variables that the application does not start without
 */
export function runSteps(starts: readonly Start[], names: readonly string[]): string[] {
  return [
    ...stepFor(
      starts,
      'spec',
      names,
      'Set them before the module is created:',
      (name) => `process.env.${name} ??= '${valueOf(name)}';`,
    ),
    ...stepFor(
      starts,
      'CI',
      names,
      'Add them to the env of the step:',
      (name) => `${name}: ${valueOf(name)}`,
    ),
    ...stepFor(
      starts,
      'image',
      names,
      'Put them before the command:',
      (name) => `${name}=${valueOf(name)}`,
      ' while the image is built',
    ),
  ];
}

/** One step for all places of a kind that lack a variable. */
function stepFor(
  starts: readonly Start[],
  kind: Start['kind'],
  names: readonly string[],
  sentence: string,
  lineFor: (name: string) => string,
  when = '',
): string[] {
  const lacking = starts.filter(
    (start) => start.kind === kind && names.some((name) => !start.text.includes(name)),
  );
  const [first, ...others] = lacking;
  if (first === undefined) return [];
  const missing = names.filter((name) => !first.text.includes(name));
  const likewise = others.length === 0 ? '' : ` (also ${others.map(placeOf).join(', ')})`;
  return [
    manualStep(
      `${placeOf(first)} starts ${kind === 'spec' ? first.what : `the application (${first.what})`}${when}${likewise}, which needs environment variables. ${sentence}`,
      missing.map(lineFor).join('\n'),
    ),
  ];
}

function placeOf({ file, line }: Start): string {
  return `${file}:${line}`;
}

function valueOf(name: string): string {
  return name === SECRET_VARIABLE ? NO_SECRET : HARMLESS;
}
