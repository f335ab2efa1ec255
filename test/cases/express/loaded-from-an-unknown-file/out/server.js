const express = require('express');
require('dotenv').config({ path: `config/${process.env.NODE_ENV}.env` });
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
