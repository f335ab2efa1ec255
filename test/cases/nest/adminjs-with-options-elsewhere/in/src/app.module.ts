import { AdminModule } from '@adminjs/nestjs';
import { Module } from '@nestjs/common';
import { adminOptions } from './admin.options';

@Module({
  imports: [AdminModule.createAdmin(adminOptions)],
})
export class AppModule {}
