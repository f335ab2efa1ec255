import { doubleCsrf } from 'csrf-csrf';

export const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => 'dough',
  getSessionIdentifier: (req) => req.ip ?? '',
});
