import express, { type Application } from 'express';
import { router } from './routes';

export class App {
  public app: Application;

  constructor() {
    this.app = express();
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
