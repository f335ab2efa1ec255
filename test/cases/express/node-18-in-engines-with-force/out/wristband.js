const { createWristbandSession } = require('@wristband/express-auth/session');

// Shared by the session middleware and the auth middleware that you add next.
const sessionOptions = {
  // Read when the application starts, once its environment is loaded.
  get secrets() {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET must be set to at least 32 characters.',
      );
    }
    return secret;
  },
};

function wristbandSession() {
  // Spreading reads the secret now, so the application does not start without it.
  return createWristbandSession({ ...sessionOptions });
}

module.exports = { wristbandSession };
