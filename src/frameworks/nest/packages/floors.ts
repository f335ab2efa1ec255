import type { Floor } from '../../../languages/node/floors.js';
import { configPackage, sdk } from '../sdk.js';

/** What the session needs of the packages that are there. */
export const FLOORS: readonly Floor[] = [
  {
    name: sdk.package,
    lowest: '1.0.0',
    needs: 'Sessions need 1.0.0 or later.',
    compiles: '1.0.0',
  },
  {
    name: configPackage,
    lowest: '3.0.0',
    needs: `${sdk.package} needs 3.0.0 or later.`,
    // The first one with ConfigService.getOrThrow.
    compiles: '2.1.0',
  },
];
