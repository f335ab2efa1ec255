import express from 'express';
import { router } from '#src/routes/index.js';
import { wristbandSession } from '#src/wristband.js';

export const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/api', router);
