require('dotenv').config();
const { createApp } = require('./app');

createApp().listen(3000);
