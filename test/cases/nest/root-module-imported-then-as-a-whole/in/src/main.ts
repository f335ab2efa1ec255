import('@nestjs/core').then(async ({ NestFactory }) => {
  await import('./app.module').then(async (root) => {
    const app = await NestFactory.create(root.AppModule);
    await app.listen(process.env.PORT ?? 3000);
  });
});
