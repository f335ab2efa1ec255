import { Module } from '@nestjs/common';
import { BooksController } from './books.controller';

@Module({
  imports: [], // feature modules come here
  controllers: [BooksController],
})
export class AppModule {}
