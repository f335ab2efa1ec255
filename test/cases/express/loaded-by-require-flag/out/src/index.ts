import express from 'express';
import { wristbandSession } from './wristband.js';

const app = express();
app.use(wristbandSession());

app.get('/', (_req, res) => res.send('ok'));
app.listen(3000);
