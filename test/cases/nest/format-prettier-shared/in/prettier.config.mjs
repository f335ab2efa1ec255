import shared from '@bakery/prettier-config';

/** @type {import('prettier').Config} */
const config = { ...shared, printWidth: 100 };

export default config;
