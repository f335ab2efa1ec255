const express = require('express');
const { wristbandSession } = require('./wristband');

const app = express();

for (const middleware of [express.json(), wristbandSession()]) app.use(middleware);

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
