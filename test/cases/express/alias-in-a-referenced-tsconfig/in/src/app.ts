import express from 'express';
import { router } from '@server/routes';

export const app = express();

app.use(express.json());
app.use('/api', router);
