import './env.js';
import { app } from './app.js';

app.listen(3000);
