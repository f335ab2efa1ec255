const { serve } = require('@hono/node-server');
const { Hono } = require('hono');

const app = new Hono();

serve(app);
