import { registerAs } from '@nestjs/config';

export default registerAs('shop', () => ({ name: process.env.SHOP_NAME ?? 'shop' }));
