import express from 'express';

const app = express();

app.use(express.json());
app.get('/login', (req, res) => res.send('soon'));

export default app;
