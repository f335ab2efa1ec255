const jsonServer = require('json-server');

const server = jsonServer.create();

server.use(jsonServer.defaults());
server.listen(3000);
