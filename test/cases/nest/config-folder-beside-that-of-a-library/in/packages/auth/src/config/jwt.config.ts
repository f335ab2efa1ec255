import { registerAs } from '@nestjs/config';

export default registerAs('jwt', () => ({ expires: '1h' }));
