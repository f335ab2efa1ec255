require('./src/main');
