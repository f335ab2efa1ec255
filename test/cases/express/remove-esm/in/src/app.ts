import cors from 'cors';
import express from 'express';
import { users } from './routes/users.js';
import { wristbandSession } from './wristband.js';

const app = express();

app.set('trust proxy', 1);
app.use(cors());
app.use(express.json());
app.use(wristbandSession());
app.use('/users', users);

export default app;
