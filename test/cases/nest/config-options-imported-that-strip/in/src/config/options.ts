import type { ConfigModuleOptions } from '@nestjs/config';
import * as Joi from 'joi';

export const configModuleOptions: ConfigModuleOptions = {
  envFilePath: '.env.bakery',
  validationSchema: Joi.object({ OVEN: Joi.number().default(230) }),
  validationOptions: { stripUnknown: true },
};
