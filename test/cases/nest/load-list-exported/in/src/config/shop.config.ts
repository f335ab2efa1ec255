import { registerAs } from '@nestjs/config';

export const shopConfig = registerAs('shop', () => ({
  name: 'shop',
}));
