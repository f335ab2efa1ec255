import 'dotenv/config';
import { App } from './app';

new App().app.listen(3000);
