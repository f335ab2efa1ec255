import 'dotenv/config';
import express from 'express';
import { wristbandSession } from './wristband.mjs';

const app = express();
app.use(wristbandSession());

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
