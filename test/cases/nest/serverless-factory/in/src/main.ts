import { createApp } from './create-app';

void createApp().then((app) => app.listen(process.env.PORT ?? 3000));
