/**
 * The comments that a run or the guide's page puts into settings, without their `#`. By these, later runs know their own
 * code again. Projects keep the wording of the version that patched them: add new wording in front, and remove none.
 */
export const WRITTEN = {
  block: ['Wristband encrypted cookie-based sessions'],
  age: ['Cookies expire after 1 hour of inactivity', 'Cookies expires after 1 hour of inactivity'],
  secure: ['Ensures the cookie is only sent over HTTPS', 'IMPORTANT: Set to True in production!'],
  httpOnly: ['Prevents JavaScript access to session cookie'],
  sameSite: ['Protects against CSRF', 'Protects againsts CSRF'],
  loader: [
    'Load .env if it exists; existing environment variables win',
    'Reads .env where there is one; a variable that is set already stays as it is',
  ],
  insecureIfDebug: [
    'For http://localhost; DEBUG is off in production',
    'For http://localhost; production has DEBUG off',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const READ = 'Session encryption secret (at least 32 characters), read from the environment';
const LITERAL = 'Session encryption secret (at least 32 characters)';
const WARNINGS = [
  'IMPORTANT: Never commit this! In production, read it from the environment.',
  'IMPORTANT: never commit it; in production, read a secret of its own from the environment!',
];

/** The whole comments above one secret; a line break counts as a space. */
export const SECRET_COMMENTS: readonly string[] = [
  READ,
  ...WARNINGS.map((warning) => `${LITERAL} ${warning}`),
];

/** Each comment that may stand above the secret or several of them. */
export const SECRET_LINES: readonly string[] = [
  READ,
  LITERAL,
  ...WARNINGS,
  'Session encryption secret (32+ characters recommended)',
  'IMPORTANT: In production, use a strong, randomly-generated secret!',
  'Session secrets (32+ characters each): the first encrypts, all decrypt',
  'Session secrets (32 characters or more): the first encrypts, all decrypt',
];
