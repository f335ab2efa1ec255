require('dotenv').config();
const express = require('express');
const { createWristbandSession } = require('@wristband/express-auth/session');

const app = express();

app.use(express.json());
app.use(createWristbandSession({ secrets: process.env.WRISTBAND_SESSION_SECRET }));
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
