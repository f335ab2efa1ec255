require('dotenv').config();
const express = require('express');
const cors = require('cors');
const users = require('./routes/users');
const { wristbandSession } = require('./wristband');

const app = express();

app.use(cors());
app.use(express.json());
app.use(wristbandSession());

app.use('/users', users);

app.listen(process.env.PORT || 3000, () => {
  console.log('listening');
});
