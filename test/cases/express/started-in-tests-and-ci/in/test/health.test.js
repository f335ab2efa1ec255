const request = require('supertest');
const app = require('../server');

test('lists breads', async () => {
  await request(app).get('/breads').expect(200);
});
