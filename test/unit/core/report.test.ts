import { expect, it } from 'vitest';
import { errorDocument } from '../../../src/core/report.js';
import { UserError } from '../../../src/model/errors.js';

it('holds no character that steers a terminal, and says the same', () => {
  const message = 'a\u001B[2J\u007F\u009Bb\u202Ec\u2028d';
  const document = errorDocument(new UserError(message), 3);
  expect(document).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u);
  expect(JSON.parse(document)).toMatchObject({ error: { message } });
});
