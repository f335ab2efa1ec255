import express from 'express';
import { wristbandSession } from './wristband.js';

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.get('/login', (req, res) => res.send('soon'));

export default app;
