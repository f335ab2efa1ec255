import { describeCases } from './support/cases.js';

describeCases('django', 450);
