export * from '../secret.js';
