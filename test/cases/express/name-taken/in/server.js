require('dotenv').config();
const express = require('express');

const wristbandSession = () => {};
const app = express();

app.get('/', wristbandSession);
app.listen(3000);
