const { createWristbandSession } = require('@wristband/express-auth/session');

// Shared by the session middleware and the auth middleware that you add next.
const sessionOptions = {
  // Never commit this secret.
  secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed',
};

function wristbandSession() {
  return createWristbandSession(sessionOptions);
}

module.exports = { wristbandSession };
