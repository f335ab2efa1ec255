import express from 'express';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.get('/', (_req, res) => {
    res.send('ok');
  });
  return app;
}
