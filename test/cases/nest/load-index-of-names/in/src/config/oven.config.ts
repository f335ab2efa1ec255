import { registerAs } from '@nestjs/config';

export default registerAs('oven', () => ({
  name: 'oven',
}));
