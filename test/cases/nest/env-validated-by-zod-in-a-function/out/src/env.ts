import * as zod from 'zod';

export const EnvSchema = zod
  .object({
    PORT: zod.string().optional(),
    OVEN: zod.string(),
    WRISTBAND_CLIENT_ID: zod.string().min(1),
    WRISTBAND_CLIENT_SECRET: zod.string().min(1),
    WRISTBAND_APPLICATION_VANITY_DOMAIN: zod.string().min(1),
    WRISTBAND_SESSION_SECRET: zod.string().min(32),
  })
  .refine(({ OVEN }) => OVEN !== 'cold');

export function validate(config: Record<string, unknown>) {
  const result = EnvSchema.safeParse(config);
  if (!result.success) {
    throw new Error(result.error.message);
  }
  return result.data;
}
