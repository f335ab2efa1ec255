import Joi, { type ObjectSchema } from 'joi';
import { schemaFor } from '@bakery/env';

export const validationSchema: ObjectSchema = schemaFor({
  schema: Joi.object({ OVEN_URL: Joi.string().required() }),
  strict: true,
});
