import cors from 'cors';
import express from 'express';
import { users } from './routes/users.js';

const app = express();

app.set('trust proxy', 1);
app.use(cors());
app.use(express.json());
app.use('/users', users);

export default app;
