import { env } from 'node:process';

export const ENV_FILES = [env.ENV_FILE ?? '.env.bakery', '.env'];
