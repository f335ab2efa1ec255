require('dotenv').config();
const express = require('express');

const app = express();

function routes() {
  app.get('/', (req, res) => res.send('ok'));
}

app.use(express.json());
routes();
app.use(express.urlencoded({ extended: true }));

app.listen(3000);
