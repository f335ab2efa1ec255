const express = require('express');

start();

require('dotenv').config({ path: 'config.env' });

function start() {
  const app = express();
  app.get('/', (req, res) => res.send('ok'));
  app.listen(3000);
}
