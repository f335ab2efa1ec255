require('dotenv').config();
const express = require('express');
const { wristbandSession: useWristbandSession } = require('./wristband-session');

const wristbandSession = () => {};
const app = express();
app.use(useWristbandSession());

app.get('/', wristbandSession);
app.listen(3000);
