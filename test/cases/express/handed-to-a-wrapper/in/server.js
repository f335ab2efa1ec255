require('dotenv').config();
const express = require('express');
const expressWs = require('express-ws');

const { app } = expressWs(express());

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
