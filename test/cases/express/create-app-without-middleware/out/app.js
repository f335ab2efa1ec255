const express = require('express');
const { wristbandSession } = require('./wristband');

const createApp = () => {
  const app = express();
  app.use(wristbandSession());
  return app;
};

module.exports = { createApp };
