import { plainToInstance } from 'class-transformer';
import { IsNotEmpty, IsNumber, IsString, validateSync } from 'class-validator';

class EnvironmentVariables {
  @IsNumber()
  PORT: number;

  @IsString()
  @IsNotEmpty()
  WRISTBAND_CLIENT_ID: string;

  @IsString()
  @IsNotEmpty()
  WRISTBAND_CLIENT_SECRET: string;

  @IsString()
  @IsNotEmpty()
  WRISTBAND_APPLICATION_VANITY_DOMAIN: string;
}

export function validate(config: Record<string, unknown>) {
  const validated = plainToInstance(EnvironmentVariables, config, {
    enableImplicitConversion: true,
  });
  const errors = validateSync(validated, { whitelist: true });
  if (errors.length > 0) {
    throw new Error(errors.toString());
  }
  return validated;
}
