import type { Floor } from '../../../languages/node/floors.js';
import { sdk } from '../sdk.js';

/** What the session needs of the packages that are there. */
export const FLOORS: readonly Floor[] = [
  {
    name: sdk.package,
    lowest: '5.0.0',
    needs: 'Sessions need 5.0.0 or later.',
    // Before it there is no session to import.
    compiles: '5.0.0',
  },
];

/** What is installed where nothing is. */
export const SDK_SPEC = `${sdk.package}@6`;

/** The first one that the SDK supports. */
export const OLDEST_MAJOR = 4;
