const { createWristbandSession } = require('@wristband/express-auth/session');

function wristbandSession() {
  return createWristbandSession({ secrets: process.env.WRISTBAND_SESSION_SECRET });
}

module.exports = { wristbandSession };
