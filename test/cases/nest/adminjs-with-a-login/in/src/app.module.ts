import { Module } from '@nestjs/common';

@Module({
  imports: [
    import('@adminjs/nestjs').then(({ AdminModule }) =>
      AdminModule.createAdminAsync({
        useFactory: () => ({
          adminJsOptions: { rootPath: '/admin', resources: [] },
          auth: {
            authenticate: (email: string) => ({ email }),
            cookieName: 'adminjs',
            cookiePassword: 'flour',
          },
          sessionOptions: { resave: true, saveUninitialized: true, secret: 'flour' },
        }),
      }),
    ),
  ],
})
export class AppModule {}
