const express = require('express');
const session = require('express-session');
const passport = require('passport');

const app = express();

app.use(session({ secret: process.env.KEY, resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
