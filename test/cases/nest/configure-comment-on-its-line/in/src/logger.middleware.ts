export class LoggerMiddleware {
  use(_request: unknown, _response: unknown, next: () => void) {
    next();
  }
}
