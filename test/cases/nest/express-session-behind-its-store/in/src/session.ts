import { INestApplication } from '@nestjs/common';
import * as session from 'express-session';
import { BreadStore } from './session.store';

export function useSession(app: INestApplication): void {
  app.use(session({ secret: 'dough', store: new BreadStore() }));
}
