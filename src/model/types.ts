export type * from './change.js';
export type * from './context.js';
export type * from './files.js';
export type * from './framework.js';
export type * from './options.js';
export type * from './plan.js';
