import { doubleCsrf, type DoubleCsrfConfigOptions } from 'csrf-csrf';

const options: DoubleCsrfConfigOptions = {
  getSecret: () => 'dough',
  getSessionIdentifier,
};

export const { doubleCsrfProtection: protectFromCsrf, generateCsrfToken } =
  doubleCsrf(options);

function getSessionIdentifier(req): string {
  return req.sessionID ?? '';
}
