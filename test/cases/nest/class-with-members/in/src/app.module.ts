import { Global, Logger, Module, OnModuleInit } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Global()
@Module({
  imports: [
    BreadsModule,
  ],
})
export class AppModule implements OnModuleInit {
  private readonly logger = new Logger(AppModule.name);

  constructor(private readonly breads: BreadsModule) {}

  onModuleInit() {
    this.logger.log('The oven is hot.');
  } // that was it
}
