import { AdminModule } from '@adminjs/nestjs';
import { Module } from '@nestjs/common';

@Module({
  imports: [
    AdminModule.createAdmin({
      adminJsOptions: { rootPath: '/admin', resources: [] },
    }),
  ],
})
export class AppModule {}
