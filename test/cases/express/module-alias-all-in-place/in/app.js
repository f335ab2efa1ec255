const express = require('express');
const { wristbandSession } = require('@root/wristband');
const users = require('@routes/users');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/users', users);

module.exports = app;
