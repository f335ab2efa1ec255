import { Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The adapter for the benchmark, which another program runs. */
export const benchmarkAdapter = () => new FastifyAdapter();

@Module({})
export class BreadsModule {}
