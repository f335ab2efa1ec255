import Joi, { type ObjectSchema } from 'joi';
import { schemaFor } from '@bakery/env';

export const validationSchema: ObjectSchema = schemaFor({
  OVEN_URL: Joi.string().required(),
  PORT: Joi.number(),
});
