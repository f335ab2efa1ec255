import express from 'express';
import { log } from '@/lib/log';
import { router } from './routes';

export const app = express();

app.use(express.json());
app.on('mount', log);
app.use('/api', router);
