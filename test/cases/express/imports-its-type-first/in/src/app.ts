import type { Express } from 'express';
import express from 'express';

const app: Express = express();

app.get('/', (_req, res) => {
  res.send('ok');
});

export default app;
