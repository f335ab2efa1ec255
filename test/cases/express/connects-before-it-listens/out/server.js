require('dotenv').config();
const express = require('express');
const mongoose = require('mongoose');
const { wristbandSession } = require('./wristband');

const app = express();

mongoose.connect(process.env.DB).then(() => {
  app.listen(3000);
});

app.use(express.json());
app.use(wristbandSession());
app.use('/users', require('./users'));

