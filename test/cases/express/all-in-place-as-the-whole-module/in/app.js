const express = require('express');
const session = require('./wristband');

const app = express();

app.use(session());

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
