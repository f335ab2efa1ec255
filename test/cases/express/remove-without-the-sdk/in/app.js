const express = require('express');
const session = require('express-session');

const app = express();

app.use(session({ secret: process.env.KEY }));

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
