require('dotenv').config();
const express = require('express');
const { createWristbandSession } = require('@wristband/express-auth/session');

const app = express();

app.use(express.json());
app.use(createWristbandSession({ secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed', maxAge: 7200 }));
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
