import { Module } from '@nestjs/common';
// import { WristbandExpressSessionModule } from '@wristband/nestjs-auth/session';

@Module({
  imports: [
    // ConfigModule.forRoot({ load: [sessionConfig] }),
    // WristbandExpressSessionModule.forRootAsync({}),
  ],
  providers: [{ provide: 'NOTE', useValue: 'WristbandExpressSessionMiddleware, sessionConfig' }],
})
export class AppModule {
  // configure(consumer) { consumer.apply(WristbandExpressSessionMiddleware).forRoutes('*'); }
}
