import 'dotenv/config';
import express from 'express';
import morgan from 'morgan';
import users from './routes/users.js';

const app = express();

app.use(morgan('dev'));
app.use('/users', users);

app.listen(3000);
