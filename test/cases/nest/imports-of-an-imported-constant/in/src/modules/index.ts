export { all as modules } from './all';
