const files: Record<string, string> = {
  test: '.env.test',
  dev: '.env.dev',
  production: '.env',
};

export const envFilePath = (): string => files[`${process.env.NODE_ENV}`];
