import { Test } from '@nestjs/testing';
import { AppModule } from './../src/app.module';

describe('AppController (e2e)', () => {
  it('starts', async () => {
    await Test.createTestingModule({ imports: [AppModule] }).compile();
  });
});
