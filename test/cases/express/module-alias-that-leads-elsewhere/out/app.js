const express = require('express');
const users = require('@routes/users');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/users', users);

module.exports = app;
