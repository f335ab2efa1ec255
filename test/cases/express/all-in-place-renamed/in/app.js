const express = require('express');
const { wristbandSession: makeSession } = require('./wristband');

const app = express();

app.use(makeSession());

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
