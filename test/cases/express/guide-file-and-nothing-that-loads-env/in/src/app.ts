import express from 'express';
import { wristbandAuth } from './auth/wristband.js';

const app = express();

app.use(express.json());
app.get('/login', async (req, res) => res.redirect(await wristbandAuth.login(req, res)));

export default app;
