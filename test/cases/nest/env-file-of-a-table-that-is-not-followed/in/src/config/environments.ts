import { files } from '@bakery/env';

export const envFilePath = (): string => files[`${process.env.NODE_ENV}`];
