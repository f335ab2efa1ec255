import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';

@Controller('account')
export class AccountController {
  @Get()
  me(@Req() authReq: Request) {
    return authReq.session.userId;
  }
}
