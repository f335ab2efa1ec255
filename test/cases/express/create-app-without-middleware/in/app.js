const express = require('express');

const createApp = () => {
  const app = express();
  return app;
};

module.exports = { createApp };
