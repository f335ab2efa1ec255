import * as csrf from 'csrf-csrf';

export const protection = csrf.doubleCsrf({
  getSecret: () => 'dough',
  getSessionIdentifier: ({ session }) => session.id,
});
