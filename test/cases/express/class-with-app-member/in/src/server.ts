import 'dotenv/config';
import { App } from './app';

new App().listen(3000);
