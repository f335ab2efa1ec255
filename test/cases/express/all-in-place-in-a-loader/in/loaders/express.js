const express = require('express');
const { wristbandSession } = require('../wristband');

module.exports = (app) => {
  app.use(express.json());
  app.use(wristbandSession());
};
