const { session } = require('./wristband');
require('dotenv').config();
const express = require('express');

const app = express();

app.use(session);
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
