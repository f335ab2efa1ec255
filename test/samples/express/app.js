require('dotenv').config();
const express = require('express');

const app = express();

app.use(express.json());

app.get('/books', (req, res) => {
  res.json(['Middlemarch']);
});

app.listen(3000);
