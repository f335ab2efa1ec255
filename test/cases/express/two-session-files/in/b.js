const { createWristbandSession } = require('@wristband/express-auth/session');

const sessionOptions = {
  get secrets() {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error('WRISTBAND_SESSION_SECRET must be set to at least 32 characters.');
    }
    return secret;
  },
};

function wristbandSession() {
  return createWristbandSession({ ...sessionOptions });
}

module.exports = { wristbandSession };
