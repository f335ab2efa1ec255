require('dotenv').config();
const express = require('express');
const users = require('./users');

module.exports = express()
  .use(express.json())
  .use('/users', users);
