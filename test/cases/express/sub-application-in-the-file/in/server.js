require('dotenv').config();
const express = require('express');

const app = express();
const admin = express();

admin.get('/', (req, res) => res.send('admin'));
app.use(express.json());
app.use('/admin', admin);

app.listen(3000);
