import express from 'express';
import { router } from '@server/routes';
import { wristbandSession } from '@server/wristband';

export const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/api', router);
