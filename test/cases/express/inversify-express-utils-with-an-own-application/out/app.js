require('dotenv').config();
const express = require('express');
const { Container } = require('inversify');
const { InversifyExpressServer } = require('inversify-express-utils');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

const server = new InversifyExpressServer(new Container(), null, null, app);

server.build().listen(3000);
