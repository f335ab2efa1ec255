export { default } from './database';
