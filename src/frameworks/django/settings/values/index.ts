export { possibleValues } from './flow.js';
export { itemValues } from './items.js';
export type { Plain, Possible } from './possible.js';
