import { registerAs } from '@nestjs/config';

export const ovenConfig = registerAs('oven', () => ({
  name: 'oven',
}));
