require('dotenv').config();
const express = require('express');
const { useExpressServer } = require('routing-controllers');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

useExpressServer(app, { controllers: [] });

app.listen(3000);
