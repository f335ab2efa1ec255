require('dotenv').config();
const express = require('express');
const users = require('./users');

const app = express();
app.use(express.json()).use('/users', users);
app.listen(3000);
