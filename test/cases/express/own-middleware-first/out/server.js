require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

app.use((req, res, next) => {
  req.started = Date.now();
  next();
});
app.use(express.json());
app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
