require('dotenv').config();
const express = require('express');
const passport = require('passport');
const users = require('./users');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.use(passport.initialize());
app.use(passport.session());
app.use('/users', users);
app.listen(3000);
