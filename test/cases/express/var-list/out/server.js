require('dotenv').config();
var express = require('express'),
  app = express(),
  port = process.env.PORT || 3000;
const { wristbandSession } = require('./wristband');

app.set('view engine', 'pug');
app.use(wristbandSession());
app.get('/', function (req, res) {
  res.render('index');
});

app.listen(port);
