require('dotenv').config();
const express = require('express');
const mongoose = require('mongoose');

const app = express();

mongoose.connect(process.env.DB).then(() => {
  app.listen(3000);
});

app.use(express.json());
app.use('/users', require('./users'));

