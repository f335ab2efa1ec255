const express = require('express');
const app = require('./app');
require('dotenv').config({ path: 'config.env' });

app.listen(3000);
