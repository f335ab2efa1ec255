import type { Express } from 'express';
import express from 'express';
import { wristbandSession } from './wristband.js';

const app: Express = express();
app.use(wristbandSession());

app.get('/', (_req, res) => {
  res.send('ok');
});

export default app;
