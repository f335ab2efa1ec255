import 'dotenv/config';
import express from 'express';
import cookieSession from 'cookie-session';

const app = express();

app.use(cookieSession({ keys: ['a'] }));
app.listen(3000);
