require('dotenv').config();
const server = require('express');
const { wristbandSession } = require('./wristband');
const api = server();

api.use(server.json());
api.use(wristbandSession());
api.get('/', (req, res) => res.send('ok'));
api.listen(3000);
