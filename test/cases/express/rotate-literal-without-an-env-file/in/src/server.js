import dotenv from 'dotenv';

dotenv.config({ path: process.env.ENV_FILE });

const { app } = await import('./app.js');

app.listen(3000);
