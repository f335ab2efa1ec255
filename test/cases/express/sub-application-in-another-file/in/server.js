require('dotenv').config();
const express = require('express');
const admin = require('./admin');

const app = express();

app.use('/admin', admin);
app.listen(3000);
