import { describeCases } from './support/cases.js';

describeCases('express', 40);
