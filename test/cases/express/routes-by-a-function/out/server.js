require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

require('./routes')(app);

app.listen(3000);
