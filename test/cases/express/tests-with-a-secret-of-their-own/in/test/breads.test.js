const request = require('supertest');
const app = require('../app');

test('lists breads', async () => {
  await request(app).get('/breads').expect(200);
});
