import { describeCases } from './support/cases.js';

describeCases('fastapi', 60);
