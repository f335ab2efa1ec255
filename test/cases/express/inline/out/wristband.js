const { createWristbandSession } = require('@wristband/express-auth/session');

// Shared by the session middleware and the auth middleware that you add next.
const sessionOptions = {
  // Never commit this secret.
  secrets: 'case-secret-0123456789-abcdefghijklmnopqrstuv',
};

function wristbandSession() {
  return createWristbandSession(sessionOptions);
}

module.exports = { wristbandSession };
