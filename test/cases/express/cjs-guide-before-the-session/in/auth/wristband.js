const { createWristbandAuth } = require('@wristband/express-auth');

const wristbandAuth = createWristbandAuth({ clientId: process.env.CLIENT_ID });

module.exports = { wristbandAuth };
