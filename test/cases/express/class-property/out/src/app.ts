import express from 'express';
import { wristbandSession } from './wristband';

export class App {
  public readonly app = express();

  constructor() {
    this.app.use(express.json());
    this.app.use(wristbandSession());
    this.routes();
  }

  private routes(): void {
    this.app.get('/', (_req, res) => res.send('ok'));
  }
}
