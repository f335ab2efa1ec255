const express = require('express');
const { getIronSession } = require('iron-session');

const app = express();

app.use(async (req, res, next) => {
  req.session = await getIronSession(req, res, { password: process.env.KEY, cookieName: 'shop' });
  next();
});

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
