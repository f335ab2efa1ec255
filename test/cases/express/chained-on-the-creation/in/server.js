require('dotenv').config();
const express = require('express');

const app = express().use(express.json()).get('/', (req, res) => res.send('ok'));
app.listen(3000);
