SECRET_KEY=op://dev/garden/secret-key
WRISTBAND_SESSION_SECRET=op://dev/garden/session
