import express from 'express';
import { router } from '#routes/main.js';
import { wristbandSession } from '#wristband.js';

export const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/api', router);
