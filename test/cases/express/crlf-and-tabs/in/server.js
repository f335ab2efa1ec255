require('dotenv').config();
const express = require('express');

function create() {
	const app = express();
	app.use(express.json()); // bodies
	app.get('/', (req, res) => res.send('ok'));
	return app;
}

create().listen(3000);
