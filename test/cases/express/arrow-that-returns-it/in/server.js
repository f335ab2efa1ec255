require('dotenv').config();
const express = require('express');

const create = () => express();

create().listen(3000);
