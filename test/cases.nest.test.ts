import { describeCases } from './support/cases.js';

describeCases('nest', 400);
