import { registerAs } from '@nestjs/config';

async function database() {
  const url = await Promise.resolve('postgres://localhost/bakery');
  return { url };
}

export default registerAs('database', database);
