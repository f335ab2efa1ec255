require('dotenv').config();
const express = require('express');
const morgan = require('morgan');
const { wristbandSession } = require('./wristband');

const app = express();

if (process.env.NODE_ENV !== 'production') {
  app.use(morgan('dev'));
}
app.use(wristbandSession());

for (const name of ['users', 'orders']) {
  app.use(`/${name}`, require(`./${name}`));
}

app.listen(3000);
