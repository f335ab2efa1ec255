import type { ConfigModuleOptions } from '@nestjs/config';
import * as Joi from 'joi';

export const configModuleOptions: ConfigModuleOptions = {
  envFilePath: '.env.bakery',
  validationSchema: Joi.object({
    OVEN: Joi.number().default(230),
    WRISTBAND_CLIENT_ID: Joi.string().required(),
    WRISTBAND_CLIENT_SECRET: Joi.string().required(),
    WRISTBAND_APPLICATION_VANITY_DOMAIN: Joi.string().required(),
    WRISTBAND_SESSION_SECRET: Joi.string().min(32).required(),
  }),
  validationOptions: { stripUnknown: true },
};
