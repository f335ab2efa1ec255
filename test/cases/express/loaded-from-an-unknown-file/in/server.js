const express = require('express');
require('dotenv').config({ path: `config/${process.env.NODE_ENV}.env` });

const app = express();

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
