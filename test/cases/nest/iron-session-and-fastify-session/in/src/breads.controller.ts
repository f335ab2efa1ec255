import { Controller, Get, Req, Res } from '@nestjs/common';
import { getIronSession } from 'iron-session';

@Controller('breads')
export class BreadsController {
  @Get()
  async list(@Req() req, @Res() res) {
    const session = await getIronSession(req, res, { cookieName: 'breads', password: 'dough' });
    res.json(session);
  }
}
