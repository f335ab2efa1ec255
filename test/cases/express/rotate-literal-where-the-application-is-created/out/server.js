require('dotenv').config();
const express = require('express');
const { createWristbandSession } = require('@wristband/express-auth/session');

const app = express();

app.use(express.json());
app.use(createWristbandSession({
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
  maxAge: 7200,
}));
app.get('/', (req, res) => res.send('ok'));
app.listen(3000);
