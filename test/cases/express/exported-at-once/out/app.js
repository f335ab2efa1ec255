const express = require('express');
const { wristbandSession } = require('./wristband');
const app = (module.exports = express());
app.use(wristbandSession());

app.get('/', (req, res) => res.send('ok'));
