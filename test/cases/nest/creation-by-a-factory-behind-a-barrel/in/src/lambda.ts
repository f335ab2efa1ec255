import { createApp } from '@bakery/bootstrap';

export const ready = createApp().then((app) => app.init());
