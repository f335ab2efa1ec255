require('dotenv').config();
const server = require('express');
const api = server();

api.use(server.json());
api.get('/', (req, res) => res.send('ok'));
api.listen(3000);
