const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();

app.get('/account', wristbandSession(), (req, res) => res.json(req.session));

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
