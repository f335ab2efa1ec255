import { Module } from '@nestjs/common';

@Module({})
export class BreadsModule {}

export const formerSecrets = () => process.env.WRISTBAND_SESSION_SECRET_PREVIOUS ?? '';
