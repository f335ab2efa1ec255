const express = require('polka');

const app = express();

app.listen(3000);
