require('dotenv').config();
const express = require('express');
const admin = require('./admin');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

app.use('/admin', admin);
app.listen(3000);
