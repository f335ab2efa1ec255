require('dotenv').config();
const express = require('express');
const { wristbandSession } = require('./wristband');

function create() {
	const app = express();
	app.use(express.json()); // bodies
	app.use(wristbandSession());
	app.get('/', (req, res) => res.send('ok'));
	return app;
}

create().listen(3000);
