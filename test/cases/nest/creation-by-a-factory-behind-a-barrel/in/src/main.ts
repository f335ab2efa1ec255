import { createApp } from '@bakery/bootstrap';

void createApp().then((app) => app.listen(3000));
