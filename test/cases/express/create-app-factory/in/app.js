const express = require('express');
const routes = require('./routes/users');

function createApp() {
  const app = express();
  app.use(express.json());
  app.use('/users', routes);
  return app;
}

module.exports = { createApp };
