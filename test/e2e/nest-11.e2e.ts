import { proveNest } from './nest-proof.js';

proveNest(11);
