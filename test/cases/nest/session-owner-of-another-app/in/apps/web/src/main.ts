import session from 'express-session';

export default session({ secret: 'web' });
