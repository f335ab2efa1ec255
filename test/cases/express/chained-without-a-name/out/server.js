require('dotenv').config();
const express = require('express');
const users = require('./users');
const { wristbandSession } = require('./wristband');

module.exports = express()
  .use(express.json())
  .use(wristbandSession())
  .use('/users', users);
