require('dotenv').config();
const express = require('express');
const users = require('./users');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(express.json()).use(wristbandSession()).use('/users', users);
app.listen(3000);
