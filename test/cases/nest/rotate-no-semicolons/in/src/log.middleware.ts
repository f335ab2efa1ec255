export class LogMiddleware {
  use(req: unknown, res: unknown, next: () => void) {
    next()
  }
}
