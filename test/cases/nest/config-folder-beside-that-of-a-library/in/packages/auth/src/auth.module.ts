import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import jwtConfig from './config/jwt.config';

@Module({ imports: [ConfigModule.forFeature(jwtConfig)] })
export class AuthModule {}
