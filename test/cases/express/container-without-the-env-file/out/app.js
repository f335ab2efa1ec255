const express = require('express');
const breads = require('./routes/breads');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/breads', breads);

module.exports = app;
