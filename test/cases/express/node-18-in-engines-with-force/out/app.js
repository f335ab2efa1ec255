require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

app.listen(3000);
