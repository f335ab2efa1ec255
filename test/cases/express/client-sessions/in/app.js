const express = require('express');
const sessions = require('client-sessions');

const app = express();

app.use(sessions({ cookieName: 'session', secret: process.env.KEY }));

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
