require('dotenv').config();
const express = require('express');
const users = require('./users');

const app = express();

app
  .use(express.json())
  .use(express.urlencoded({ extended: true }))
  .use('/users', users)
  .get('/', (req, res) => res.send('ok'));

app.listen(3000);
