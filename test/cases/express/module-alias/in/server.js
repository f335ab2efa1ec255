require('module-alias/register');
require('dotenv').config();
const app = require('@app');

app.listen(3000);
