require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

let app;

function start() {
  app = express();
  app.use(express.json());
  app.use(wristbandSession());
  app.get('/', (req, res) => res.send('ok'));
  app.listen(3000);
}

start();
