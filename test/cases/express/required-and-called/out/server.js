require('dotenv').config();
const app = require('express')();
const { wristbandSession } = require('./wristband');
app.use(wristbandSession());

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
