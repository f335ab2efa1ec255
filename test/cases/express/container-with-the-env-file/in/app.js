const express = require('express');
const breads = require('./routes/breads');

const app = express();

app.use(express.json());
app.use('/breads', breads);

module.exports = app;
