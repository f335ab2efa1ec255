import 'dotenv/config';
import express from 'express';
import morgan from 'morgan';
import users from './routes/users.js';
import { wristbandSession } from './wristband.js';

const app = express();

app.use(morgan('dev'));
app.use(wristbandSession());
app.use('/users', users);

app.listen(3000);
