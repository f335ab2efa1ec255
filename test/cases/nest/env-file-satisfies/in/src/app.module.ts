import { Module } from '@nestjs/common';
import { ConfigModule, type ConfigModuleOptions } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      envFilePath: '.env.bakery',
    } satisfies ConfigModuleOptions),
    BreadsModule,
  ],
})
export class AppModule {}
