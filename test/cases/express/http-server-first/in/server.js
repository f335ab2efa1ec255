require('dotenv').config();
const express = require('express');
const http = require('http');
const { Server } = require('socket.io');
const cors = require('cors');

const app = express();
const server = http.createServer(app);
const io = new Server(server);

app.use(cors());
app.use(express.json());

io.on('connection', (socket) => socket.emit('hi'));

app.get('/', (req, res) => res.send('ok'));

server.listen(3000);
