import session from 'express-session';

export const sessions = session({ secret: process.env.COOKIE_SECRET ?? '', resave: false, saveUninitialized: false });
