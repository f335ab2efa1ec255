require('dotenv').config();
const express = require('express');

const app = express();
const other = express();

app.get('/', (req, res) => res.send('ok'));
other.listen(3001);
app.listen(3000);
