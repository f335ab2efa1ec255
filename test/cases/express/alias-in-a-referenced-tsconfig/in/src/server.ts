import 'dotenv/config';
import { app } from '@server/app';

app.listen(3000);
