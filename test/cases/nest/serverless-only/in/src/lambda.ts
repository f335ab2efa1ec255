import { createApp } from './create-app';

let listener: Promise<(request: unknown, response: unknown) => void> | undefined;

export async function onRequest(request: unknown, response: unknown) {
  listener ??= createApp().then(async (app) => {
    await app.init();
    return app.getHttpAdapter().getInstance();
  });
  (await listener)(request, response);
}
