import { registerAs } from '@nestjs/config';

export default registerAs('auth', () => ({ name: process.env.AUTH_NAME ?? 'auth' }));
