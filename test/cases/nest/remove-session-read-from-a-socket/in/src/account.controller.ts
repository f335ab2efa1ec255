import { Controller } from '@nestjs/common';
import type { Socket } from 'socket.io';

@Controller('account')
export class AccountController {
  greet(socket: Socket) {
    return socket.request.session;
  }
}
