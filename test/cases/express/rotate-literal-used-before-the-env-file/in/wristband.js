const { createWristbandSession } = require('@wristband/express-auth/session');

const session = createWristbandSession({ secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed' });

module.exports = { session };
