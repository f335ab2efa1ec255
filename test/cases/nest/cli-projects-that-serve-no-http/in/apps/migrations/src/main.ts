import { migrate } from './migrate';

migrate().catch(console.error);
