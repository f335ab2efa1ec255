import { BreadsModule } from './breads.module';

export const modules = [BreadsModule];
