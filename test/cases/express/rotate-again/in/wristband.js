const { createWristbandSession } = require('@wristband/express-auth/session');

// Shared by the session middleware and the auth middleware that you add next.
const sessionOptions = {
  // Read when the application starts, once its environment is loaded.
  get secrets() {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    const { WRISTBAND_SESSION_SECRET_PREVIOUS: previous = '' } = process.env;
    // The first one encrypts; the previous ones still decrypt.
    const secrets = [secret, ...previous.split(',').filter(Boolean)];
    if (secrets.some(({ length }) => length < 32)) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET and all previous secrets need at least 32 characters.',
      );
    }
    return secrets;
  },
};

function wristbandSession() {
  return createWristbandSession({ ...sessionOptions });
}

module.exports = { wristbandSession };
