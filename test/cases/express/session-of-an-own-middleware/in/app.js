const express = require('express');
const { readCookie } = require('./cookie');

const app = express();

app.use((req, res, next) => {
  req.session = readCookie(req);
  next();
});

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
