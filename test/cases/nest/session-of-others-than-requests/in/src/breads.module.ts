import { Injectable, Module } from '@nestjs/common';

@Injectable()
export class BreadSessions {
  session: object = {};

  open(socket, request, args) {
    this.session = { bread: 'rye' };
    socket.session = this.session;
    socket.request.session = this.session;
    args.session = this.session;
    request.session.bread = 'rye';
    request.sessionId = 'rye';
  }

  close(req) {
    req.session = null;
    request = { session: undefined };
  }
}

let request: object;

@Module({ providers: [BreadSessions] })
export class BreadsModule {}
