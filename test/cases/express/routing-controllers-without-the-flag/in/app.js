const { createExpressServer } = require('routing-controllers');

const app = createExpressServer({ controllers: [] });

app.listen(3000);
