require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express().use(express.json()).use(wristbandSession()).get('/', (req, res) => res.send('ok'));
app.listen(3000);
