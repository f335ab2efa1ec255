process.env.WRISTBAND_SESSION_SECRET = 'dummy-secret-used-for-tests-only-0123456789';
