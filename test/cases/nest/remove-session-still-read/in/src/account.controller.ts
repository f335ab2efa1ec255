import { Controller, Get, Req, Session } from '@nestjs/common';
import type { Request } from 'express';

@Controller('account')
export class AccountController {
  @Get()
  me(@Req() req: Request) {
    return req.session.userId;
  }

  @Get('cart')
  cart(@Session() session: Record<string, unknown>) {
    return session.cart;
  }
}
