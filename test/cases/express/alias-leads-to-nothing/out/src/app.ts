import express from 'express';
import { router } from '@gen/routes';
import { wristbandSession } from './wristband';

export const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/api', router);
