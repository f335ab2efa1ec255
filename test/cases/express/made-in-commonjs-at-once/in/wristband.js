const { createWristbandSession } = require('@wristband/express-auth/session');

const wristbandSession = createWristbandSession({ secrets: process.env.WRISTBAND_SESSION_SECRET });

module.exports = { wristbandSession };
