require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
