import { BreadsModule } from '../breads.module';
import { CakesModule } from '../cakes.module';

export const all = [BreadsModule, CakesModule];
