const { feathers } = require('@feathersjs/feathers');
const express = require('@feathersjs/express');

const app = express(feathers());

app.use(express.json());
app.listen(3030);
