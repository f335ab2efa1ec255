import express from 'express';

export class App {
  public readonly app = express();
}
