import { registerAs } from '@nestjs/config';

const database = registerAs('database', () => {
  const fetchLater = async () => ({});
  return { url: process.env.DATABASE_URL, fetchLater };
});

export default database;
