export const sessionSecret = process.env.WRISTBAND_SESSION_SECRET;
