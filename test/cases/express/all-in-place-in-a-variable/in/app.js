const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();

const session = wristbandSession();
app.use(session);

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
