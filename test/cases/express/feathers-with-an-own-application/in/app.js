require('dotenv').config();
const express = require('express');
const { feathers } = require('@feathersjs/feathers');
const feathersExpress = require('@feathersjs/express');

const app = express();
const api = feathersExpress(feathers(), app);

api.use(express.json());
api.listen(3030);
