require('dotenv').config();
const express = require('express');
const { useExpressServer } = require('routing-controllers');

const app = express();

useExpressServer(app, { controllers: [] });

app.listen(3000);
