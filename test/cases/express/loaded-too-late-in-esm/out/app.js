import express from 'express';
import { wristbandSession } from './wristband.js';

const app = express();
app.use(wristbandSession());

app.get('/', (req, res) => res.send('ok'));

export default app;
