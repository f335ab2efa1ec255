import { start } from '@bakery/start';
import { OvenModule } from './oven.module';

void start(OvenModule);
