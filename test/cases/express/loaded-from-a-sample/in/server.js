const express = require('express');
require('dotenv').config({ path: '.env.example' });

const app = express();

app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
