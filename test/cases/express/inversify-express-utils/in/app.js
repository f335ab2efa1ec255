const { Container } = require('inversify');
const { InversifyExpressServer } = require('inversify-express-utils');

const server = new InversifyExpressServer(new Container());

server.build().listen(3000);
