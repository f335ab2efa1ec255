const fastify = require('fastify')();

fastify.get('/', () => 'ok');
fastify.listen({ port: 3000 });
