import express, { type Application } from 'express';
import { router } from './routes';
import { wristbandSession } from './wristband';

export class App {
  public app: Application;

  constructor() {
    this.app = express();
    this.app.use(wristbandSession());
    this.middleware();
    this.routes();
  }

  public listen(port: number): void {
    this.app.listen(port);
  }

  private middleware(): void {
    this.app.use(express.json());
  }

  private routes(): void {
    this.app.use('/', router);
  }
}
