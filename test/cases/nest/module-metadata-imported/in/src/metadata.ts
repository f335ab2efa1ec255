import { BreadsModule } from './breads.module';

export const metadata = {
  imports: [BreadsModule],
};
