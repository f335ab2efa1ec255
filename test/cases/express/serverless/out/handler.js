const serverless = require('serverless-http');
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(express.json());
app.use(wristbandSession());
app.get('/', (req, res) => res.send('ok'));

module.exports.handler = serverless(app);
