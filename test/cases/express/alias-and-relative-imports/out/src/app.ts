import express from 'express';
import { log } from '@/lib/log';
import { router } from './routes';
import { wristbandSession } from './wristband';

export const app = express();

app.use(express.json());
app.use(wristbandSession());
app.on('mount', log);
app.use('/api', router);
