require('dotenv').config();
const express = require('express');

let app;

function start() {
  app = express();
  app.use(express.json());
  app.get('/', (req, res) => res.send('ok'));
  app.listen(3000);
}

start();
