import { bootstrap } from './bootstrap';
import { bootstrap as admin } from './admin';

void bootstrap();
void admin();
