import express from 'express';

export class App {
  public readonly app = express();

  constructor() {
    this.app.use(express.json());
    this.routes();
  }

  private routes(): void {
    this.app.get('/', (_req, res) => res.send('ok'));
  }
}
