const { createWristbandAuth } = require('@wristband/express-auth');

exports.auth = createWristbandAuth({
