import { Test } from '@nestjs/testing';
import { BreadsModule } from './../src/breads.module';

describe('AppController (e2e)', () => {
  it('starts', async () => {
    await Test.createTestingModule({ imports: [BreadsModule] }).compile();
  });
});
