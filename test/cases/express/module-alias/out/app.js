const express = require('express');
const users = require('@root/routes/users');
const { wristbandSession } = require('@root/wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use('/users', users);

module.exports = app;
