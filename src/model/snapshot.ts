export { textOf } from './files.js';
