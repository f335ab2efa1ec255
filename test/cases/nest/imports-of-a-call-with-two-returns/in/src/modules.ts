import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

export const modules = () => {
  if (process.env.CAKES === '1') return [BreadsModule, CakesModule];
  return [BreadsModule];
};
