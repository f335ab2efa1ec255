require('dotenv').config();
const express = require('express');
const { Container } = require('inversify');
const { InversifyExpressServer } = require('inversify-express-utils');

const app = express();

const server = new InversifyExpressServer(new Container(), null, null, app);

server.build().listen(3000);
