const express = require('express');
const { middleware } = require('supertokens-node/framework/express');
const { verifySession } = require('supertokens-node/recipe/session/framework/express');

const app = express();

app.use(middleware());
app.get('/me', verifySession(), (req, res) => res.json(req.session.getUserId()));

app.get('/', (req, res) => res.send('ok'));

app.listen(3000);
