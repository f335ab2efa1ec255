import { ENGINE } from '../settings/names.js';
import type { Demand } from './value-faults.js';

export const ENGINE_DEMAND: Demand = {
  name: 'SESSION_ENGINE',
  wanted: ENGINE,
  suits: (value) => value === ENGINE,
  unset: "is not set, and Django's own engine would be used",
};
