import express from 'express';
import { wristbandSession } from './wristband.js';

export const app = express();

app.use(express.json());
app.use(wristbandSession());

app.get('/', (req, res) => {
  res.send('ok');
});
