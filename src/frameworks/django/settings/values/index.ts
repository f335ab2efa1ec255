export { possibleValues } from './flow.js';
export type { Plain, Possible } from './possible.js';
