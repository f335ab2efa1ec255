function express() {
  return { listen() {} };
}

const app = express();

app.listen(3000);
