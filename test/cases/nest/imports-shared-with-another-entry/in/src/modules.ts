import { BreadsModule } from './breads.module';

export function modules() {
  return [BreadsModule];
}
