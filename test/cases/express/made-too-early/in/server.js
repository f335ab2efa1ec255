const express = require('express');
const { wristbandSession } = require('./wristband');
require('dotenv').config();

const app = express();

app.use(wristbandSession());
app.listen(3000);
