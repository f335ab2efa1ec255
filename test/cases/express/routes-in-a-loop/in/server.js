require('dotenv').config();
const express = require('express');
const morgan = require('morgan');

const app = express();

if (process.env.NODE_ENV !== 'production') {
  app.use(morgan('dev'));
}

for (const name of ['users', 'orders']) {
  app.use(`/${name}`, require(`./${name}`));
}

app.listen(3000);
