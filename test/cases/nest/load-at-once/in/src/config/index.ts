export { default } from './database';
export { flours } from './flours';
