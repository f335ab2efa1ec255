export class LoggerMiddleware {
  use(_req: unknown, _res: unknown, next: () => void) {
    next();
  }
}
