require('dotenv').config();
const express = require('express');
const session = require('express-session');
const { wristbandSession } = require('./wristband');

const app = express();
app.use(wristbandSession());

app.use(session({ secret: 'x' }));
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
