import express from 'express';
import { router } from '@/routes';
import { sessions } from '@/lib/sessions';

export const app = express();

app.use(express.json());
app.use(sessions);
app.use('/api', router);
