const { createWristbandSession } = require('@wristband/express-auth/session');

function wristbandSession() {
  return createWristbandSession({ secrets: 'Zm9vYmFyLW5vdC1hLXJlYWwtc2VjcmV0LTEyMzQ1Njc4OTA' });
}

module.exports = { wristbandSession };
