import request from 'supertest';
import { createApp } from '../src/app.js';
import { test } from 'vitest';

test('answers', async () => {
  await request(createApp()).get('/').expect(200);
});
