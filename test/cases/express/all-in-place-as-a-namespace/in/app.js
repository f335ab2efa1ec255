const express = require('express');
const wristband = require('./wristband');

const app = express();

app.use(wristband.wristbandSession());

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
