import dotenv from 'dotenv';
import app from './app.js';

dotenv.config({ path: './config.env' });
app.listen(3000);
