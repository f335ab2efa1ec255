require('dotenv').config();
const express = require('express');

const app = express();

app.use(attachSession);

function attachSession(req, res, next) {
  req.session = {};
  next();
}

app.listen(3000);
