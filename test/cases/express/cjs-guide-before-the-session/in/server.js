require('dotenv').config();
const express = require('express');
const { wristbandAuth } = require('./auth/wristband');

const app = express();

app.use(express.json());
app.get('/', (req, res) => res.send(wristbandAuth));
app.listen(3000);
