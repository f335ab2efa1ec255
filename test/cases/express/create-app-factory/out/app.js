const express = require('express');
const routes = require('./routes/users');
const { wristbandSession } = require('./wristband');

function createApp() {
  const app = express();
  app.use(express.json());
  app.use(wristbandSession());
  app.use('/users', routes);
  return app;
}

module.exports = { createApp };
