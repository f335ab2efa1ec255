import { Injectable } from '@nestjs/common';

interface Database {
  session: { count(): Promise<number> };
}

@Injectable()
export class VisitsService {
  private readonly database: Database = { session: { count: () => Promise.resolve(0) } };

  count(): Promise<number> {
    return this.database.session.count();
  }
}
