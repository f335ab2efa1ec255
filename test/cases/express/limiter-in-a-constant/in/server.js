require('dotenv').config();
const express = require('express');
const { rateLimit } = require('express-rate-limit');

const app = express();
const limiter = rateLimit({ windowMs: 60000 });

app.use(limiter);
app.use('/static', express.static('public'));
app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
