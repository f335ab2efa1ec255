import express from 'express';
import { wristbandAuth, wristbandSession } from './wristband.js';

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.get('/login', async (req, res) => res.redirect(await wristbandAuth.login(req, res)));

export default app;
