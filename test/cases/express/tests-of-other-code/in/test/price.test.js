const { price } = require('../lib/price');

test('adds', () => {
  expect(price(1, 2)).toBe(3);
});
