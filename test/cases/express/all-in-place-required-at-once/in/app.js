const express = require('express');

const app = express();

app.use(require('./wristband').wristbandSession());

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
