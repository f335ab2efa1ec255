const { createWristbandSession } = require('@wristband/express-auth/session');

const sessionOptions = {
  get secrets() {
    return process.env.WRISTBAND_SESSION_SECRET;
  },
};

function wristbandSession() {
  return createWristbandSession({ ...sessionOptions });
}

module.exports = { wristbandSession };
